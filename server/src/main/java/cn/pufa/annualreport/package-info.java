/**
 * The organisations' annual reports (社会组织年报; 社会团体登记管理条例 28, 民办非企业单位登记管理暂行条例 23): the campaign of a
 * year and its notice. Not to be confused with {@code lawreport}, the bureau's own report.
 *
 * <p>States of a campaign: draft (草稿) → released (已发布). Dates and scope are data of the campaign;
 * each deadline shows how it was computed (民法典 203).
 */
package cn.pufa.annualreport;
