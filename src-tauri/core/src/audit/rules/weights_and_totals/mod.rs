//! 分值与总分: points against the headings and totals they belong to.

pub(crate) mod level1_weights;
pub(crate) mod total_weight_hundred;
pub(crate) mod weights_sum;
