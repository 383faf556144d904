//! The projects that departments of a made-up county spend money on.

/// What sort of project it is: decides its indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Shape {
    Build,
    Maintain,
    Subsidise,
    Train,
    Inspect,
    Serve,
    Equip,
}

/// A kind of project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its name.
    pub name: &'static str,
    /// Its functional category, as 附件一 may list it.
    pub function: &'static str,
    /// What sort it is.
    pub shape: Shape,
    /// What is counted, its unit, and how many of it a project aims at.
    pub counted: (&'static str, &'static str, i64, i64),
    /// Its size at the beginning, in 万元.
    pub size: (i64, i64),
}

const fn kind(
    name: &'static str,
    function: &'static str,
    shape: Shape,
    counted: (&'static str, &'static str, i64, i64),
    size: (i64, i64),
) -> Kind {
    Kind { name, function, shape, counted, size }
}

use Shape::{Build, Equip, Inspect, Maintain, Serve, Subsidise, Train};

const PUBLIC: &str = "一般公共服务支出";
const SAFETY: &str = "公共安全支出";
const EDUCATION: &str = "教育支出";
const SCIENCE: &str = "科学技术支出";
const CULTURE: &str = "文化旅游体育与传媒支出";
const SOCIAL: &str = "社会保障和就业支出";
const HEALTH: &str = "卫生健康支出";
const ECOLOGY: &str = "节能环保支出";
const URBAN: &str = "城乡社区支出";
const RURAL: &str = "农林水支出";
const TRANSPORT: &str = "交通运输支出";
const INDUSTRY: &str = "资源勘探工业信息等支出";
const TRADE: &str = "商业服务业等支出";
const LAND: &str = "自然资源海洋气象等支出";
const HOUSING: &str = "住房保障支出";
const DISASTER: &str = "灾害防治及应急管理支出";

/// What any department may have.
pub const COMMON: &[Kind] = &[
    kind("业务工作经费", PUBLIC, Serve, ("完成重点工作任务", "项", 8, 40), (8, 60)),
    kind("信息系统运行维护", PUBLIC, Maintain, ("运行维护信息系统", "个", 2, 12), (6, 45)),
    kind("办公用房维修改造", PUBLIC, Build, ("维修改造面积", "平方米", 200, 1800), (15, 90)),
    kind("驻村帮扶工作经费", RURAL, Serve, ("走访帮扶农户", "户", 40, 260), (5, 20)),
    kind("干部教育培训", PUBLIC, Train, ("培训干部", "人次", 60, 600), (5, 30)),
    kind("档案数字化整理", PUBLIC, Serve, ("数字化档案", "卷", 800, 9000), (6, 35)),
    kind("办公设备购置", PUBLIC, Equip, ("购置设备", "台", 8, 60), (5, 40)),
    kind("法律顾问服务", PUBLIC, Serve, ("审查合同和文件", "件", 20, 160), (3, 12)),
    kind("政策宣传活动", PUBLIC, Serve, ("开展宣传活动", "场次", 6, 48), (4, 25)),
    kind("安全隐患整治", DISASTER, Inspect, ("排查整治隐患", "处", 20, 180), (6, 40)),
];

/// What departments of one field have besides.
pub fn of(field: &str) -> &'static [Kind] {
    FIELDS.iter().find(|(name, _)| *name == field).map_or(COMMON, |(_, kinds)| kinds)
}

const FIELDS: &[(&str, &[Kind])] = &[
    (
        "党务",
        &[
            kind("重要会议和活动保障", PUBLIC, Serve, ("保障会议活动", "场次", 12, 60), (20, 90)),
            kind("督查考核专项", PUBLIC, Inspect, ("开展督查", "次", 12, 80), (10, 50)),
            kind("机要保密设备更新", PUBLIC, Equip, ("更新设备", "台", 10, 60), (12, 60)),
        ],
    ),
    (
        "纪检",
        &[
            kind("纪检监察办案经费", PUBLIC, Serve, ("办结案件", "件", 60, 260), (80, 320)),
            kind("廉政教育基地运行", PUBLIC, Maintain, ("接待参观", "批次", 40, 200), (15, 60)),
            kind("巡察工作经费", PUBLIC, Inspect, ("巡察单位", "个", 12, 48), (30, 120)),
        ],
    ),
    (
        "组织",
        &[
            kind("村级组织运转保障", PUBLIC, Subsidise, ("保障村和社区", "个", 120, 260), (300, 1600)),
            kind("人才发展专项资金", PUBLIC, Subsidise, ("引进和扶持人才", "人", 20, 120), (60, 300)),
            kind("党员教育培训", PUBLIC, Train, ("培训党员", "人次", 600, 4000), (20, 90)),
            kind("离退休干部活动经费", SOCIAL, Serve, ("组织活动", "场次", 10, 40), (15, 60)),
        ],
    ),
    (
        "宣传",
        &[
            kind("新时代文明实践活动", CULTURE, Serve, ("开展志愿服务", "场次", 60, 500), (30, 150)),
            kind("广播电视节目制作播出", CULTURE, Serve, ("制作节目", "期", 150, 365), (60, 260)),
            kind("融媒体设备更新", CULTURE, Equip, ("更新采编设备", "台套", 6, 40), (40, 220)),
            kind("应急广播运行维护", CULTURE, Maintain, ("维护终端", "个", 200, 1200), (20, 90)),
        ],
    ),
    (
        "统战",
        &[
            kind("民族宗教工作专项", PUBLIC, Serve, ("走访宗教活动场所", "处", 20, 90), (10, 50)),
            kind("商会服务和招商联络", TRADE, Serve, ("联系服务企业", "家", 40, 200), (10, 50)),
        ],
    ),
    (
        "政法",
        &[
            kind("社会治安视频监控运行", SAFETY, Maintain, ("维护监控点位", "个", 400, 2600), (80, 420)),
            kind("人民调解以奖代补", SAFETY, Subsidise, ("调解矛盾纠纷", "件", 300, 2200), (20, 90)),
            kind("法律援助", SAFETY, Serve, ("办理法律援助案件", "件", 120, 600), (20, 80)),
            kind("信访积案化解", PUBLIC, Serve, ("化解信访积案", "件", 10, 70), (20, 100)),
        ],
    ),
    (
        "人大政协",
        &[
            kind("代表委员履职活动", PUBLIC, Serve, ("组织调研视察", "次", 10, 40), (40, 160)),
            kind("全体会议经费", PUBLIC, Serve, ("召开全体会议", "次", 1, 2), (60, 180)),
            kind("代表联络站建设", PUBLIC, Build, ("建设联络站", "个", 4, 24), (20, 90)),
        ],
    ),
    (
        "群团",
        &[
            kind("困难群众帮扶慰问", SOCIAL, Subsidise, ("慰问帮扶", "人次", 150, 1400), (20, 120)),
            kind("志愿服务和技能竞赛", SOCIAL, Serve, ("举办竞赛活动", "场次", 4, 24), (10, 60)),
        ],
    ),
    (
        "残联",
        &[
            kind("残疾人康复救助", SOCIAL, Subsidise, ("康复救助残疾人", "人", 120, 900), (80, 420)),
            kind("残疾人无障碍改造", SOCIAL, Build, ("改造家庭", "户", 40, 260), (30, 160)),
            kind("辅助器具适配", SOCIAL, Equip, ("适配器具", "件", 200, 1500), (20, 100)),
        ],
    ),
    (
        "培训",
        &[
            kind("主体班次培训", EDUCATION, Train, ("举办培训班", "期", 8, 30), (60, 260)),
            kind("教学楼维修", EDUCATION, Build, ("维修面积", "平方米", 400, 2600), (40, 200)),
        ],
    ),
    (
        "文化",
        &[
            kind("公共文化场馆免费开放", CULTURE, Serve, ("接待读者和观众", "万人次", 3, 26), (40, 180)),
            kind("送戏下乡", CULTURE, Serve, ("演出", "场次", 40, 180), (30, 120)),
            kind("文物保护单位修缮", CULTURE, Build, ("修缮文物点", "处", 2, 12), (60, 420)),
            kind("全民健身器材更新", CULTURE, Equip, ("更新器材", "套", 20, 160), (20, 110)),
            kind("旅游宣传推介", CULTURE, Serve, ("举办推介活动", "场次", 3, 16), (30, 160)),
        ],
    ),
    (
        "科技",
        &[
            kind("企业研发奖补", SCIENCE, Subsidise, ("奖补企业", "家", 12, 90), (120, 800)),
            kind("科普活动", SCIENCE, Serve, ("开展科普活动", "场次", 12, 70), (8, 45)),
            kind("中小企业技术改造补助", INDUSTRY, Subsidise, ("补助技改项目", "个", 6, 40), (150, 900)),
        ],
    ),
    (
        "政务",
        &[
            kind("政务服务大厅运行", PUBLIC, Maintain, ("办理事项", "万件", 4, 32), (60, 320)),
            kind("政务云和数据共享平台", PUBLIC, Maintain, ("接入系统", "个", 20, 90), (120, 620)),
            kind("机关后勤保障", PUBLIC, Maintain, ("保障办公区", "处", 2, 9), (120, 480)),
            kind("公务用车平台运行", PUBLIC, Maintain, ("保障公务用车", "辆", 12, 60), (30, 160)),
        ],
    ),
    (
        "发改",
        &[
            kind("重大项目前期工作", PUBLIC, Serve, ("完成前期项目", "个", 8, 40), (200, 1200)),
            kind("粮食储备补贴", RURAL, Subsidise, ("储备粮食", "吨", 3000, 20000), (200, 900)),
            kind("价格监测和成本调查", PUBLIC, Serve, ("采报价格数据", "条", 2000, 12000), (8, 40)),
        ],
    ),
    (
        "教育",
        &[
            kind("义务教育薄弱环节改善", EDUCATION, Build, ("改善学校", "所", 6, 40), (600, 3600)),
            kind("学生营养改善计划", EDUCATION, Subsidise, ("受益学生", "人", 6000, 32000), (500, 2600)),
            kind(
                "家庭经济困难学生资助",
                EDUCATION,
                Subsidise,
                ("资助学生", "人次", 2000, 12000),
                (300, 1500),
            ),
            kind("教师培训", EDUCATION, Train, ("培训教师", "人次", 800, 4600), (40, 180)),
        ],
    ),
    (
        "公安",
        &[
            kind("警务装备购置", SAFETY, Equip, ("购置装备", "台套", 60, 600), (160, 900)),
            kind("辅警劳务", SAFETY, Serve, ("保障辅警", "人", 120, 420), (500, 1800)),
            kind("禁毒专项", SAFETY, Inspect, ("开展检查", "次", 60, 400), (40, 200)),
            kind("交通信号和标线维护", SAFETY, Maintain, ("维护路口", "处", 40, 220), (60, 300)),
        ],
    ),
    (
        "民政",
        &[
            kind("城乡低保补助", SOCIAL, Subsidise, ("保障对象", "人", 3000, 16000), (1200, 5200)),
            kind("特困人员供养", SOCIAL, Subsidise, ("供养对象", "人", 600, 3200), (500, 2600)),
            kind("养老服务设施建设", SOCIAL, Build, ("新增床位", "张", 40, 300), (160, 900)),
            kind("流浪乞讨人员救助", SOCIAL, Serve, ("救助", "人次", 60, 500), (15, 70)),
        ],
    ),
    (
        "财政",
        &[
            kind("预算绩效评价服务", PUBLIC, Serve, ("评价项目", "个", 12, 60), (40, 200)),
            kind("财政投资评审", PUBLIC, Inspect, ("评审项目", "个", 80, 420), (80, 360)),
            kind("预算管理一体化运维", PUBLIC, Maintain, ("保障用户单位", "个", 100, 260), (30, 120)),
            kind("政府投资审计", PUBLIC, Inspect, ("审计项目", "个", 12, 60), (60, 260)),
        ],
    ),
    (
        "人社",
        &[
            kind("职业技能培训补贴", SOCIAL, Train, ("培训劳动者", "人次", 600, 5200), (120, 700)),
            kind("公益性岗位补贴", SOCIAL, Subsidise, ("安置人员", "人", 120, 900), (160, 900)),
            kind("创业担保贷款贴息", SOCIAL, Subsidise, ("发放贷款", "笔", 60, 420), (80, 460)),
        ],
    ),
    (
        "自然资源",
        &[
            kind("高标准农田后备资源整治", LAND, Build, ("整治面积", "亩", 300, 3200), (300, 2200)),
            kind("地质灾害治理", DISASTER, Build, ("治理隐患点", "处", 3, 26), (120, 900)),
            kind("不动产登记数据整合", LAND, Serve, ("整合登记数据", "万条", 2, 18), (40, 220)),
        ],
    ),
    (
        "住建",
        &[
            kind("老旧小区改造", HOUSING, Build, ("改造小区", "个", 3, 26), (800, 5200)),
            kind("农村危房改造", HOUSING, Subsidise, ("改造危房", "户", 40, 420), (120, 900)),
            kind("城区道路提质", URBAN, Build, ("改造道路", "公里", 2, 18), (600, 4200)),
            kind("路灯运行维护", URBAN, Maintain, ("维护路灯", "盏", 2000, 9000), (120, 560)),
        ],
    ),
    (
        "交通",
        &[
            kind("农村公路养护", TRANSPORT, Maintain, ("养护里程", "公里", 300, 1800), (300, 1600)),
            kind("农村公路安防工程", TRANSPORT, Build, ("安装护栏", "公里", 20, 160), (200, 1200)),
            kind("危桥改造", TRANSPORT, Build, ("改造桥梁", "座", 2, 14), (160, 1100)),
            kind("城乡客运补贴", TRANSPORT, Subsidise, ("补贴客运线路", "条", 12, 60), (120, 600)),
        ],
    ),
    (
        "水利",
        &[
            kind("小型水库除险加固", RURAL, Build, ("加固水库", "座", 3, 20), (300, 2400)),
            kind("农村饮水安全维修养护", RURAL, Maintain, ("维修供水工程", "处", 20, 160), (120, 600)),
            kind("河道清淤和保洁", RURAL, Maintain, ("保洁河道", "公里", 60, 420), (80, 420)),
            kind("山洪灾害预警设施维护", DISASTER, Maintain, ("维护站点", "个", 40, 240), (30, 140)),
        ],
    ),
    (
        "农业",
        &[
            kind("高标准农田建设", RURAL, Build, ("建设面积", "亩", 4000, 32000), (900, 5600)),
            kind("耕地地力保护补贴", RURAL, Subsidise, ("补贴农户", "户", 20000, 90000), (1500, 5200)),
            kind("动物防疫", RURAL, Serve, ("免疫畜禽", "万头羽", 20, 180), (80, 320)),
            kind("农村厕所改造", RURAL, Build, ("改造户厕", "户", 600, 5200), (120, 900)),
            kind("乡村振兴衔接资金项目", RURAL, Build, ("实施项目", "个", 12, 90), (900, 5200)),
        ],
    ),
    (
        "商务",
        &[
            kind("电子商务进农村", TRADE, Subsidise, ("建设服务站点", "个", 20, 160), (60, 360)),
            kind("招商引资活动", TRADE, Serve, ("签约项目", "个", 6, 40), (60, 300)),
            kind("消费促进活动", TRADE, Serve, ("举办活动", "场次", 3, 16), (40, 240)),
        ],
    ),
    (
        "卫生",
        &[
            kind("基本公共卫生服务", HEALTH, Subsidise, ("管理健康档案", "万份", 18, 70), (1200, 4600)),
            kind("村卫生室运行补助", HEALTH, Subsidise, ("补助村卫生室", "个", 120, 420), (120, 520)),
            kind("计划生育家庭扶助", HEALTH, Subsidise, ("扶助对象", "人", 1200, 7600), (300, 1400)),
            kind("基层医疗设备配备", HEALTH, Equip, ("配备设备", "台", 20, 140), (160, 900)),
        ],
    ),
    (
        "退役军人",
        &[
            kind("优抚对象生活补助", SOCIAL, Subsidise, ("补助优抚对象", "人", 1500, 7600), (600, 2600)),
            kind("退役士兵技能培训", SOCIAL, Train, ("培训退役士兵", "人", 40, 260), (20, 110)),
            kind("烈士纪念设施维护", SOCIAL, Maintain, ("维护设施", "处", 4, 26), (20, 120)),
        ],
    ),
    (
        "应急",
        &[
            kind("安全生产监管执法", DISASTER, Inspect, ("检查企业", "家次", 120, 900), (40, 200)),
            kind("应急物资储备", DISASTER, Equip, ("储备物资", "件", 600, 6000), (40, 240)),
            kind("森林防灭火", DISASTER, Serve, ("巡护林区", "万亩", 12, 90), (60, 320)),
            kind("防汛抗旱保障", DISASTER, Serve, ("开展演练", "次", 3, 20), (40, 220)),
        ],
    ),
    (
        "市场监管",
        &[
            kind("食品安全抽检", PUBLIC, Inspect, ("抽检食品", "批次", 600, 2600), (80, 320)),
            kind("特种设备监察", PUBLIC, Inspect, ("检查设备", "台次", 300, 1800), (20, 110)),
            kind("检验检测设备购置", PUBLIC, Equip, ("购置仪器", "台套", 4, 30), (40, 240)),
        ],
    ),
    (
        "统计",
        &[
            kind("经济普查和抽样调查", PUBLIC, Serve, ("调查样本", "户", 600, 6200), (30, 180)),
            kind("统计业务培训", PUBLIC, Train, ("培训统计人员", "人次", 120, 700), (6, 30)),
        ],
    ),
    (
        "林业",
        &[
            kind("公益林生态效益补偿", ECOLOGY, Subsidise, ("补偿公益林", "万亩", 12, 70), (160, 800)),
            kind("造林和森林抚育", RURAL, Build, ("造林抚育面积", "亩", 1200, 16000), (120, 900)),
            kind("松材线虫病防治", RURAL, Maintain, ("防治面积", "亩", 800, 9000), (60, 360)),
        ],
    ),
    (
        "城管",
        &[
            kind("城区清扫保洁", URBAN, Maintain, ("保洁面积", "万平方米", 80, 420), (600, 2800)),
            kind("生活垃圾处理", URBAN, Maintain, ("处理垃圾", "吨", 20000, 90000), (400, 2200)),
            kind("城区绿化养护", URBAN, Maintain, ("养护绿地", "万平方米", 20, 160), (120, 620)),
            kind("市容整治", URBAN, Inspect, ("整治占道经营", "处", 200, 1800), (40, 220)),
        ],
    ),
    (
        "医保",
        &[
            kind("城乡居民医保县级补助", HEALTH, Subsidise, ("参保居民", "万人", 18, 60), (1500, 5200)),
            kind("医疗救助", HEALTH, Subsidise, ("救助困难群众", "人次", 2000, 16000), (300, 1600)),
            kind("医保基金监管", HEALTH, Inspect, ("检查定点机构", "家次", 80, 420), (15, 80)),
        ],
    ),
    (
        "乡镇",
        &[
            kind("人居环境整治", RURAL, Maintain, ("整治村庄", "个", 6, 32), (60, 320)),
            kind("村级公路建设", TRANSPORT, Build, ("硬化道路", "公里", 3, 26), (80, 520)),
            kind("社会治安综合治理", SAFETY, Serve, ("调处矛盾纠纷", "起", 40, 320), (12, 60)),
            kind("农田水利维修", RURAL, Build, ("维修渠道", "公里", 4, 36), (30, 220)),
            kind("民政救助经费", SOCIAL, Subsidise, ("临时救助", "人次", 40, 420), (15, 90)),
            kind("防汛抗旱和森林防火", DISASTER, Serve, ("开展巡查", "次", 60, 360), (8, 50)),
            kind("集镇管理和环卫保洁", URBAN, Maintain, ("保洁面积", "万平方米", 4, 30), (40, 200)),
            kind("便民服务中心运行", PUBLIC, Maintain, ("办理事项", "件", 2000, 16000), (8, 45)),
        ],
    ),
    (
        "园区",
        &[
            kind("园区基础设施建设", URBAN, Build, ("建设道路管网", "公里", 3, 22), (900, 7600)),
            kind("标准厂房建设", INDUSTRY, Build, ("建设厂房", "万平方米", 2, 16), (900, 8200)),
            kind("招商引资", TRADE, Serve, ("引进企业", "家", 6, 40), (80, 420)),
            kind("企业扶持资金", INDUSTRY, Subsidise, ("扶持企业", "家", 12, 90), (400, 3200)),
            kind("征地拆迁安置", URBAN, Serve, ("安置农户", "户", 20, 260), (300, 3600)),
            kind("园区绿化保洁", URBAN, Maintain, ("保洁面积", "万平方米", 12, 90), (60, 320)),
        ],
    ),
    (
        "学校",
        &[
            kind("生均公用经费补助", EDUCATION, Subsidise, ("保障在校学生", "人", 400, 3600), (60, 420)),
            kind("校舍维修改造", EDUCATION, Build, ("维修校舍", "平方米", 400, 4200), (40, 320)),
            kind("教学仪器设备购置", EDUCATION, Equip, ("购置设备", "台套", 20, 220), (15, 160)),
            kind("学生资助", EDUCATION, Subsidise, ("资助学生", "人次", 60, 900), (12, 120)),
            kind("校园安保", EDUCATION, Serve, ("配备保安", "人", 4, 20), (10, 60)),
        ],
    ),
    (
        "医院",
        &[
            kind("医疗设备购置", HEALTH, Equip, ("购置设备", "台套", 4, 50), (60, 900)),
            kind("基本药物制度补助", HEALTH, Subsidise, ("服务门诊患者", "人次", 6000, 90000), (40, 320)),
            kind("公共卫生服务", HEALTH, Serve, ("随访慢性病患者", "人次", 800, 12000), (40, 420)),
            kind("业务用房改造", HEALTH, Build, ("改造面积", "平方米", 300, 3600), (60, 520)),
            kind("医务人员培训", HEALTH, Train, ("培训医务人员", "人次", 40, 420), (6, 50)),
        ],
    ),
];
