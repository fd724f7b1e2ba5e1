package cn.pufa.penalty;

import cn.pufa.organization.OrganizationType;
import java.util.List;

/**
 * One act that may be punished (违法行为), of 社会团体登记管理条例 30 or 民办非企业单位登记管理暂行条例 25.
 *
 * @param basis title of the regulation with article and item
 * @param kinds what may be imposed
 * @param turnoverTimes least and most a fine may be of 违法经营额, @param gainsTimes likewise of 违法所得
 */
record Breach(
    String code,
    OrganizationType type,
    String statute,
    String basis,
    String title,
    List<Measure.Kind> kinds,
    List<Integer> turnoverTimes,
    List<Integer> gainsTimes,
    String source,
    String verifier) {}
