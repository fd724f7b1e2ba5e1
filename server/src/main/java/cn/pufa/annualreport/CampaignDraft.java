package cn.pufa.annualreport;

import cn.pufa.organization.OrganizationType;
import cn.pufa.platform.PlainText;
import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A campaign as an officer drafts it; {@code subject} and {@code body} are null where the plain
 * ones will do, and what the regulations or the bureau's own rules set where nothing else is said.
 */
record CampaignDraft(
    int year,
    List<OrganizationType> types,
    LocalDate registeredBefore,
    LocalDate opensOn,
    LocalDate closesOn,
    LocalDate consentBy,
    Boolean moves,
    Integer extensionDays,
    Integer extensions,
    Integer youngMonths,
    String documentNumber,
    String subject,
    String body) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  /** With the rules that hold put where the officer said nothing. */
  CampaignDraft filled(CampaignRules rules) {
    return new CampaignDraft(
        year,
        types,
        registeredBefore,
        opensOn,
        closesOn,
        consentBy == null ? rules.consentBy(year, types, opensOn, closesOn) : consentBy,
        moves == null ? rules.restDays().moves() : moves,
        extensionDays == null ? rules.extension().days() : extensionDays,
        extensions == null ? rules.extension().times() : extensions,
        youngMonths == null ? rules.young().months() : youngMonths,
        documentNumber,
        subject,
        body);
  }

  /** All that is wrong with it, not only the first. */
  void requireSound(LocalDate today) {
    List<Problem.Field> faults = new ArrayList<>();
    if (year > today.getYear()) {
      faults.add(new Problem.Field("/year", "报告年度还没有到"));
    }
    if (registeredBefore.isAfter(today)) {
      faults.add(new Problem.Field("/registeredBefore", "不能晚于今天"));
    }
    if (closesOn.isBefore(opensOn)) {
      faults.add(new Problem.Field("/closesOn", "截止日不能早于开始日"));
    }
    if (opensOn.getYear() < year || closesOn.getYear() > year + 3) {
      faults.add(new Problem.Field("/opensOn", "报送时间与报告年度对不上"));
    }
    if (consentBy != null && (consentBy.isBefore(opensOn) || consentBy.isAfter(closesOn))) {
      faults.add(new Problem.Field("/consentBy", "初审日期要在报送开始日和截止日之间"));
    }
    if (subject != null && !PlainText.isOneLine(subject)) {
      // It becomes a line of the mail's head.
      faults.add(new Problem.Field("/subject", "标题只能有一行"));
    }
    if (subject != null && PLACEHOLDER.matcher(subject).find()) {
      faults.add(new Problem.Field("/subject", "标题里不能有占位"));
    }
    if (body != null) {
      addUnknownPlaceholders(faults);
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private void addUnknownPlaceholders(List<Problem.Field> faults) {
    Matcher matcher = PLACEHOLDER.matcher(body);
    while (matcher.find()) {
      if (!NoticeText.PLACEHOLDERS.contains(matcher.group(1))) {
        faults.add(new Problem.Field("/body", "没有 {" + matcher.group(1) + "} 这个占位"));
      }
    }
  }
}
