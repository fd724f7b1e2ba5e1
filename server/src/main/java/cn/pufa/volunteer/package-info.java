/**
 * Volunteers (志愿者) of the county: a local register (本地名册), and what was asked of each (志愿服务条例 7,
 * 15, 19, 20).
 *
 * <p>A person registers with a name, a birth date and a consent of known version; an ID number only
 * where the person asks to be entered in the national system (全国志愿服务信息系统), which this is not. Who
 * is between 14 and 17 serves once staff have seen the guardian's written consent; who is younger,
 * only with the guardian taking part. Staff propose an assignment to a training session or an
 * event; the person accepts or declines. Where minors are present, nobody is proposed after whose
 * records the police were not asked (未成年人保护法 62). Each export is on record with its purpose.
 */
package cn.pufa.volunteer;
