//! The departments of a county that does not exist.

use crate::filing::DepartmentRef;

/// The made-up county; every department's name and every file's name begins with it.
pub const COUNTY: &str = "示例县";

/// The most departments that can be made up without repeating a name.
pub const MOST: u32 = 250;

/// A made-up department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Full name.
    pub name: String,
    /// Six digits: its own or its superior's group, then a number within the group.
    pub code: String,
    /// 党群, 政府部门, 事业单位, 乡镇, 园区, 学校, 医院.
    pub category: &'static str,
    /// What it works on: key of the catalogue of projects.
    pub field: &'static str,
    /// 主管部门, if it has one.
    pub superior: Option<String>,
    /// Its number in the whole list, the same however many departments are asked for.
    pub serial: u64,
}

impl Unit {
    /// Who it is, as the register keeps it.
    pub fn department(&self) -> DepartmentRef {
        DepartmentRef {
            name: self.name.clone(),
            code: Some(self.code.clone()),
            category: Some(self.category.to_owned()),
        }
    }
}

const PARTY: &[(&str, &str)] = &[
    ("委办公室", "党务"),
    ("纪律检查委员会监察委员会机关", "纪检"),
    ("委组织部", "组织"),
    ("委宣传部", "宣传"),
    ("委统一战线工作部", "统战"),
    ("委政法委员会", "政法"),
    ("人民代表大会常务委员会办公室", "人大政协"),
    ("政协委员会办公室", "人大政协"),
    ("委机构编制委员会办公室", "党务"),
    ("委巡察工作领导小组办公室", "纪检"),
    ("总工会", "群团"),
    ("妇女联合会", "群团"),
    ("残疾人联合会", "残联"),
    ("委党校", "培训"),
    ("委社会工作部", "组织"),
    ("文学艺术界联合会", "文化"),
    ("工商业联合会", "统战"),
    ("红十字会", "群团"),
    ("科学技术协会", "科技"),
    ("委老干部局", "组织"),
];

const GOVERNMENT: &[(&str, &str)] = &[
    ("人民政府办公室", "政务"),
    ("发展和改革局", "发改"),
    ("教育局", "教育"),
    ("科技和工业信息化局", "科技"),
    ("公安局", "公安"),
    ("民政局", "民政"),
    ("司法局", "政法"),
    ("财政局", "财政"),
    ("人力资源和社会保障局", "人社"),
    ("自然资源局", "自然资源"),
    ("住房和城乡建设局", "住建"),
    ("交通运输局", "交通"),
    ("水利局", "水利"),
    ("农业农村局", "农业"),
    ("商务局", "商务"),
    ("文化旅游广电体育局", "文化"),
    ("卫生健康局", "卫生"),
    ("退役军人事务局", "退役军人"),
    ("应急管理局", "应急"),
    ("审计局", "财政"),
    ("市场监督管理局", "市场监管"),
    ("统计局", "统计"),
    ("林业局", "林业"),
    ("城市管理和综合执法局", "城管"),
    ("医疗保障局", "医保"),
    ("数据局", "政务"),
    ("信访局", "政法"),
    ("机关事务服务中心", "政务"),
    ("乡村振兴服务中心", "农业"),
    ("供销合作联社", "商务"),
    ("气象局", "应急"),
    ("消防救援大队", "应急"),
    ("税务协作办公室", "财政"),
    ("档案馆", "党务"),
];

/// Name, field, and the department they belong to.
const INSTITUTIONS: &[(&str, &str, &str)] = &[
    ("公路建设养护中心", "交通", "交通运输局"),
    ("水利工程建设服务中心", "水利", "水利局"),
    ("青石水库管理所", "水利", "水利局"),
    ("农业技术推广中心", "农业", "农业农村局"),
    ("动物疫病预防控制中心", "农业", "农业农村局"),
    ("不动产登记中心", "自然资源", "自然资源局"),
    ("融媒体中心", "宣传", "委宣传部"),
    ("图书馆", "文化", "文化旅游广电体育局"),
    ("文化馆", "文化", "文化旅游广电体育局"),
    ("社会保险服务中心", "人社", "人力资源和社会保障局"),
    ("就业服务中心", "人社", "人力资源和社会保障局"),
    ("社会福利院", "民政", "民政局"),
    ("政务服务中心", "政务", "人民政府办公室"),
    ("环境卫生服务中心", "城管", "城市管理和综合执法局"),
    ("园林绿化中心", "城管", "城市管理和综合执法局"),
    ("房产交易中心", "住建", "住房和城乡建设局"),
    ("国有林场", "林业", "林业局"),
    ("救助管理站", "民政", "民政局"),
    ("项目评审中心", "财政", "财政局"),
    ("国库集中支付中心", "财政", "财政局"),
    ("防汛抗旱服务中心", "水利", "应急管理局"),
    ("少年儿童活动中心", "教育", "教育局"),
    ("体育运动中心", "文化", "文化旅游广电体育局"),
    ("质量检验检测所", "市场监管", "市场监督管理局"),
];

const PARKS: &[&str] =
    &["高新技术产业开发区管理委员会", "滨江新区事务中心", "现代农业产业园管理委员会", "云台山风景区管理处"];

const SCHOOLS: &[&str] = &[
    "第一中学",
    "第二中学",
    "职业中等专业学校",
    "特殊教育学校",
    "实验中学",
    "实验小学",
    "机关幼儿园",
    "城关中学",
    "城东小学",
    "城西小学",
    "教师进修学校",
    "城北学校",
];

const HOSPITALS: &[&str] =
    &["人民医院", "中医医院", "妇幼保健院", "疾病预防控制中心", "第二人民医院", "精神病医院"];

const TOWNS: &[&str] = &[
    "城关镇",
    "青石镇",
    "白沙镇",
    "柳溪镇",
    "松岭乡",
    "河口镇",
    "长塘镇",
    "石桥镇",
    "大坪乡",
    "龙潭镇",
    "云台镇",
    "花桥镇",
    "双江乡",
    "黄泥镇",
    "金竹乡",
    "茶亭镇",
    "枫林镇",
    "东湖镇",
    "西渡镇",
    "南岭乡",
    "北塔镇",
    "新圩镇",
    "古塘乡",
    "高岸镇",
    "清溪镇",
    "梅岭乡",
    "沙洲镇",
    "横塘镇",
    "铁山镇",
    "银田镇",
    "鹤鸣乡",
    "永和镇",
    "福田镇",
    "太平镇",
    "安乐乡",
    "竹山镇",
    "杨林镇",
    "新塘镇",
    "岩口乡",
    "望江镇",
];

/// How many of a hundred departments are of each category, in the order of the register.
const SHARES: [(&str, u32); 7] =
    [("党群", 17), ("政府部门", 30), ("事业单位", 15), ("乡镇", 15), ("园区", 2), ("学校", 12), ("医院", 9)];

/// `count` departments (at most [`MOST`]), in the order of their codes.
pub fn departments(count: u32) -> Vec<Unit> {
    let lists = SHARES.map(|(category, _)| all(category));
    let mut taken = [0u32; SHARES.len()];
    for _ in 0..count.min(MOST) {
        // The category that is furthest behind its share; each list ends somewhere.
        let next = (0..SHARES.len())
            .filter(|&n| (taken[n] as usize) < lists[n].len())
            .min_by_key(|&n| (taken[n] * 1000 + 500) / SHARES[n].1);
        let Some(next) = next else { break };
        taken[next] += 1;
    }
    let mut units: Vec<Unit> = lists
        .into_iter()
        .zip(taken)
        .flat_map(|(list, taken)| list.into_iter().take(taken as usize))
        .collect();
    let names: Vec<String> = units.iter().map(|unit| unit.name.clone()).collect();
    for unit in &mut units {
        unit.superior.take_if(|superior| !names.contains(superior));
    }
    units.sort_by(|a, b| a.code.cmp(&b.code));
    units
}

/// Every department of a category that can be made up.
fn all(category: &'static str) -> Vec<Unit> {
    let heads = |list: &[(&'static str, &'static str)], first: u64| -> Vec<Unit> {
        (first..)
            .zip(list)
            .map(|(group, (name, field))| unit(name, category, field, group, 1, None))
            .collect()
    };
    match category {
        "党群" => heads(PARTY, 1),
        "政府部门" => heads(GOVERNMENT, 101),
        "事业单位" => (11..)
            .zip(INSTITUTIONS)
            .map(|(n, (name, field, superior))| {
                unit(name, category, field, group_of(superior), n, Some(superior))
            })
            .collect(),
        "乡镇" => (301..)
            .zip(TOWNS)
            .map(|(group, town)| unit(&format!("{town}人民政府"), category, "乡镇", group, 1, None))
            .collect(),
        "园区" => {
            (401..).zip(PARKS).map(|(group, name)| unit(name, category, "园区", group, 1, None)).collect()
        }
        "学校" => {
            let towns = ["中心小学", "初级中学", "中心幼儿园"]
                .into_iter()
                .flat_map(|kind| TOWNS.iter().skip(1).map(move |town| format!("{town}{kind}")));
            subordinate(SCHOOLS, towns, category, "学校", "教育局")
        }
        _ => {
            let towns = TOWNS.iter().skip(1).map(|town| format!("{town}卫生院"));
            subordinate(HOSPITALS, towns, category, "医院", "卫生健康局")
        }
    }
}

fn subordinate(
    first: &[&str],
    then: impl Iterator<Item = String>,
    category: &'static str,
    field: &'static str,
    superior: &'static str,
) -> Vec<Unit> {
    let names = first.iter().map(|&name| name.to_owned()).chain(then);
    (101..)
        .zip(names)
        .map(|(n, name)| unit(&name, category, field, group_of(superior), n, Some(superior)))
        .collect()
}

fn unit(
    name: &str,
    category: &'static str,
    field: &'static str,
    group: u64,
    number: u64,
    superior: Option<&str>,
) -> Unit {
    Unit {
        name: format!("{COUNTY}{name}"),
        code: format!("{group:03}{number:03}"),
        category,
        field,
        superior: superior.map(|superior| format!("{COUNTY}{superior}")),
        serial: group * 1000 + number,
    }
}

/// The first three digits of the code of a department that others belong to.
fn group_of(superior: &str) -> u64 {
    let place = |list: &[(&str, &str)], first: u64| {
        (first..).zip(list).find(|(_, (name, _))| *name == superior).map(|(group, _)| group)
    };
    place(PARTY, 1).or_else(|| place(GOVERNMENT, 101)).unwrap_or(999)
}
