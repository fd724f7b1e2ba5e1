/** 普法 events (普法宣传活动): where, when, what kind; the yearly figures count them. */
package cn.pufa.outreach;
