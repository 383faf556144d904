//! What the projects of a made-up county aim at, sort by sort.

use super::catalogue::Shape;

/// How an indicator's target is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// At least so many percent, between these two.
    Percent(i64, i64),
    /// All of it: 100%.
    Whole,
    /// At most so many percent, days or cases, between these two, with the unit.
    AtMost(i64, i64, &'static str),
    /// In words: the target, what full achievement is called, what partial achievement is called.
    Words(&'static str, &'static str, &'static str),
}

use Measure::{AtMost, Percent, Whole, Words};

/// Name and measure of an indicator.
pub type Aim = (&'static str, Measure);

/// The aims of one sort of project.
pub struct Aims {
    /// 质量指标.
    pub quality: &'static [Aim],
    /// 时效指标.
    pub timeliness: &'static [Aim],
    /// 经济效益指标.
    pub economic: &'static [Aim],
    /// 社会效益指标.
    pub social: &'static [Aim],
    /// 生态效益指标.
    pub ecological: &'static [Aim],
    /// 可持续影响指标.
    pub sustainability: &'static [Aim],
    /// 服务对象满意度指标.
    pub satisfaction: &'static [Aim],
}

/// The aims of a sort of project.
pub fn of(shape: Shape) -> &'static Aims {
    match shape {
        Shape::Build => &BUILD,
        Shape::Maintain => &MAINTAIN,
        Shape::Subsidise => &SUBSIDISE,
        Shape::Train => &TRAIN,
        Shape::Inspect => &INSPECT,
        Shape::Serve => &SERVE,
        Shape::Equip => &EQUIP,
    }
}

/// The aims of a department as a whole.
pub const DEPARTMENT: Aims = Aims {
    quality: &[
        ("重点工作任务完成率", Percent(92, 98)),
        ("职责履行达标率", Percent(90, 98)),
        ("预决算公开合规率", Whole),
    ],
    timeliness: &[
        ("工资福利发放及时率", Whole),
        ("重点工作完成时间", Words("年底前", "年底前", "部分跨年度")),
    ],
    economic: &[
        ("节约一般性支出", Percent(3, 8)),
        ("促进县域经济发展", Words("有效促进", "有效促进", "有所促进")),
    ],
    social: &[
        ("公共服务水平", Words("稳步提升", "稳步提升", "有所提升")),
        ("群众诉求办结率", Percent(90, 97)),
    ],
    ecological: &[("绿色办公和节能降耗", Words("达到要求", "达到要求", "基本达到"))],
    sustainability: &[("长效管理机制", Words("健全", "健全", "基本健全"))],
    satisfaction: &[("服务对象满意度", Percent(85, 95)), ("干部职工满意度", Percent(85, 95))],
};

const BUILD: Aims = Aims {
    quality: &[
        ("工程验收合格率", Whole),
        ("工程质量达标率", Percent(95, 100)),
        ("安全责任事故", AtMost(0, 0, "起")),
    ],
    timeliness: &[
        ("工程完工时间", Words("年底前", "年底前", "延期至次年")),
        ("工程按期完工率", Percent(90, 100)),
    ],
    economic: &[
        ("带动当地务工人数增长", Percent(3, 12)),
        ("改善投资和生产条件", Words("有效改善", "有效改善", "有所改善")),
    ],
    social: &[
        ("受益群众覆盖率", Percent(85, 98)),
        ("改善基础设施条件", Words("明显改善", "明显改善", "有所改善")),
    ],
    ecological: &[
        ("施工扬尘和污水达标排放率", Percent(90, 100)),
        ("是否符合环保要求", Words("是", "是", "部分符合")),
    ],
    sustainability: &[("工程设计使用年限", Words("达到设计要求", "达到设计要求", "基本达到"))],
    satisfaction: &[("受益群众满意度", Percent(85, 95))],
};

const MAINTAIN: Aims = Aims {
    quality: &[
        ("设施完好率", Percent(92, 98)),
        ("养护验收合格率", Percent(92, 100)),
        ("故障修复率", Percent(95, 100)),
    ],
    timeliness: &[("故障响应时间", AtMost(2, 24, "小时")), ("维护任务及时完成率", Percent(90, 100))],
    economic: &[("节约运行成本", Percent(2, 8))],
    social: &[("设施正常运行率", Percent(92, 99)), ("有责投诉", AtMost(2, 12, "件"))],
    ecological: &[
        ("环境卫生状况", Words("持续改善", "持续改善", "有所改善")),
        ("垃圾无害化处理率", Percent(90, 100)),
    ],
    sustainability: &[("管护机制", Words("健全", "健全", "基本健全"))],
    satisfaction: &[("群众满意度", Percent(85, 95))],
};

const SUBSIDISE: Aims = Aims {
    quality: &[
        ("补助对象认定准确率", Percent(98, 100)),
        ("补助标准执行", Words("应补尽补", "应补尽补", "部分未补")),
        ("资金发放到位率", Whole),
    ],
    timeliness: &[
        ("补助资金发放及时率", Percent(95, 100)),
        ("资金拨付时间", Words("年底前", "年底前", "部分跨年度")),
    ],
    economic: &[
        ("减轻对象负担", Words("有效减轻", "有效减轻", "有所减轻")),
        ("受益对象收入增长", Percent(3, 10)),
    ],
    social: &[("困难对象保障", Words("应保尽保", "应保尽保", "基本覆盖")), ("政策知晓率", Percent(85, 96))],
    ecological: &[("资源节约利用", Words("达到要求", "达到要求", "基本达到"))],
    sustainability: &[("政策持续落实", Words("持续落实", "持续落实", "基本落实"))],
    satisfaction: &[("补助对象满意度", Percent(88, 96))],
};

const TRAIN: Aims = Aims {
    quality: &[("培训合格率", Percent(92, 98)), ("参训率", Percent(90, 98))],
    timeliness: &[
        ("培训计划按期完成率", Percent(92, 100)),
        ("培训完成时间", Words("11月底前", "11月底前", "推迟至12月")),
    ],
    economic: &[("培训后就业和岗位提升比例", Percent(40, 75))],
    social: &[("业务能力", Words("有效提升", "有效提升", "有所提升")), ("结业人员使用率", Percent(70, 90))],
    ecological: &[("无纸化办班", Words("基本实现", "基本实现", "部分实现"))],
    sustainability: &[("培训长效机制", Words("健全", "健全", "基本健全"))],
    satisfaction: &[("参训人员满意度", Percent(88, 96))],
};

const INSPECT: Aims = Aims {
    quality: &[("检查覆盖率", Percent(90, 100)), ("问题整改率", Percent(90, 98)), ("案件办理合规率", Whole)],
    timeliness: &[("问题按期办结率", Percent(90, 100)), ("平均办结时间", AtMost(10, 30, "个工作日"))],
    economic: &[("挽回和避免损失", Words("有效避免", "有效避免", "有所减少"))],
    social: &[("重大责任事故", AtMost(0, 0, "起")), ("群众举报办结率", Percent(92, 100))],
    ecological: &[("环境影响", Words("无负面影响", "无负面影响", "影响较小"))],
    sustainability: &[("监管机制", Words("健全", "健全", "基本健全"))],
    satisfaction: &[("群众满意度", Percent(85, 95))],
};

const SERVE: Aims = Aims {
    quality: &[("工作任务完成率", Percent(92, 100)), ("服务合格率", Percent(92, 99))],
    timeliness: &[
        ("工作按时完成率", Percent(92, 100)),
        ("完成时间", Words("年底前", "年底前", "部分跨年度")),
    ],
    economic: &[
        ("资金使用效益", Words("有效提高", "有效提高", "有所提高")),
        ("带动消费和产值增长", Percent(2, 10)),
    ],
    social: &[("服务覆盖率", Percent(85, 98)), ("社会影响力", Words("逐步提升", "逐步提升", "变化不大"))],
    ecological: &[("绿色低碳理念", Words("有效落实", "有效落实", "基本落实"))],
    sustainability: &[("工作长效机制", Words("健全", "健全", "基本健全"))],
    satisfaction: &[("服务对象满意度", Percent(85, 96)), ("社会公众满意度", Percent(85, 95))],
};

const EQUIP: Aims = Aims {
    quality: &[("设备验收合格率", Whole), ("设备质量达标率", Percent(95, 100))],
    timeliness: &[
        ("设备到位时间", Words("10月底前", "10月底前", "推迟至12月")),
        ("采购按期完成率", Percent(92, 100)),
    ],
    economic: &[("设备采购节约率", Percent(2, 8))],
    social: &[("设备使用率", Percent(85, 97)), ("工作条件", Words("明显改善", "明显改善", "有所改善"))],
    ecological: &[("节能产品采购比例", Percent(80, 95))],
    sustainability: &[("设备使用年限", Words("达到规定年限", "达到规定年限", "基本达到"))],
    satisfaction: &[("使用人员满意度", Percent(88, 96))],
};
