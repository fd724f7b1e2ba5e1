/**
 * 普法 events (普法宣传活动): what was held where, for whom, with which partners, materials and photos; the
 * yearly figures count them. The bureau and its editors record for the county, a township for
 * itself. No child and no family is named.
 */
package cn.pufa.outreach;
