package cn.pufa.annualreport;

import cn.pufa.organization.OrganizationType;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * What the regulations set for a campaign, as data: each with its source, and whether somebody has
 * verified it ({@code annualreport/rules.json}).
 */
record CampaignRules(List<TypeRule> types, RestDays restDays, Young young, Extension extension) {

  /**
   * @param consentBy month and day by which the supervising unit agrees (初审), {@code MM-dd}
   * @param fileBy month and day by which the registrar has the report
   */
  record TypeRule(String type, String consentBy, String fileBy, String source, String verifier) {

    LocalDate consentBy(int year) {
      return MonthDay.parse("--" + consentBy).atYear(year + 1);
    }

    LocalDate fileBy(int year) {
      return MonthDay.parse("--" + fileBy).atYear(year + 1);
    }
  }

  /** Whether a date fixed by regulation moves to the next working day. */
  record RestDays(boolean moves, String source, String verifier) {}

  /** Registered no longer than so many months at the end of the year: not in that year's report. */
  record Young(String type, int months, String source, String verifier) {}

  /** How often, and by how many days after the last day, the bureau extends. */
  record Extension(int days, int times, String source, String verifier) {}

  static final CampaignRules SHIPPED = load();

  private static CampaignRules load() {
    try (var file = CampaignRules.class.getResourceAsStream("/annualreport/rules.json");
        var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return new Gson().fromJson(text, CampaignRules.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  TypeRule of(OrganizationType type) {
    return types.stream().filter(rule -> rule.type().equals(type.code())).findFirst().orElseThrow();
  }

  /** The earliest consent day of the types, within the window. */
  LocalDate consentBy(int year, List<OrganizationType> asked, LocalDate opens, LocalDate closes) {
    LocalDate day =
        asked.stream()
            .map(type -> of(type).consentBy(year))
            .min(LocalDate::compareTo)
            .orElseThrow();
    if (day.isBefore(opens)) {
      return opens;
    }
    return day.isAfter(closes) ? closes : day;
  }
}
