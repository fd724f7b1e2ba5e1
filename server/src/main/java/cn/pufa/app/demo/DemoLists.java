package cn.pufa.app.demo;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.annualreport.Owed;
import cn.pufa.creditlist.CreditList;
import cn.pufa.creditlist.RecordedEntries.Missed;
import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Organisations that do not report: four 民办非企业单位 of 2022 that reached the serious list in 2024,
 * some that are on the abnormal list, and one that has just been told.
 */
public final class DemoLists {

  private static final LocalDate ABNORMAL_2022 = LocalDate.of(2022, 6, 15);
  private static final LocalDate SERIOUS_2024 = LocalDate.of(2024, 6, 17);
  private static final LocalDate ABNORMAL_2024 = LocalDate.of(2024, 7, 15);
  private static final int SERIOUS = 4;
  private static final int ABNORMAL = 6;

  /** Days within which ten working days are over; their days off must be known. */
  private static final int WINDOW_AT_MOST = 30;

  private final CreditList creditList;
  private final AnnualReports annualReports;
  private final WorkCalendar calendar;
  private final BusinessClock clock;

  public DemoLists(
      CreditList creditList,
      AnnualReports annualReports,
      WorkCalendar calendar,
      BusinessClock clock) {
    this.creditList = creditList;
    this.annualReports = annualReports;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * @param bound organisations that demo accounts act for; they are left in peace
   * @return the one that has just been told
   */
  Organization add(Tx tx, List<Organization> all, Set<UUID> bound) {
    Set<UUID> owing =
        annualReports.owing(tx, ABNORMAL_2024).stream()
            .map(Owed::organization)
            .collect(Collectors.toSet());
    List<Organization> silent =
        all.reversed().stream()
            .filter(one -> owing.contains(one.id()) && !bound.contains(one.id()))
            .filter(one -> one.registeredOn().isBefore(LocalDate.of(2021, 12, 30)))
            .toList();
    List<Organization> serious =
        silent.stream()
            .filter(one -> one.type() == OrganizationType.PRIVATE_NON_ENTERPRISE)
            .limit(SERIOUS)
            .toList();
    int number = 1;
    for (Organization one : serious) {
      UUID entry =
          creditList
              .recorded()
              .abnormal(
                  tx,
                  one,
                  ABNORMAL_2022,
                  "廉演示异〔2022〕" + number + "号",
                  List.of(new Missed(2021, LocalDate.of(2022, 5, 31))));
      creditList.recorded().serious(tx, one, entry, SERIOUS_2024, "廉演示严〔2024〕" + number++ + "号");
    }
    List<Organization> others =
        silent.stream().filter(one -> !serious.contains(one)).limit(ABNORMAL + 1L).toList();
    for (Organization one : others.subList(0, others.size() - 1)) {
      creditList
          .recorded()
          .abnormal(
              tx,
              one,
              ABNORMAL_2024,
              "廉演示异〔2024〕" + number++ + "号",
              List.of(new Missed(2023, LocalDate.of(2024, 5, 31))));
    }
    if (calendar.held(tx).knows(clock.today().plusDays(WINDOW_AT_MOST).getYear())) {
      tell(tx, others.getLast());
    }
    return others.getLast();
  }

  private void tell(Tx tx, Organization one) {
    creditList.recorded().told(tx, one, "party_organization", "演示·没有按规定设立党组织。", "廉演示告〔2024〕1号");
  }
}
