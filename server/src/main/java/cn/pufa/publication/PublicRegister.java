package cn.pufa.publication;

import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.publication.PublicBatches.Note;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The register as anyone may read it (社会组织查询). */
final class PublicRegister {

  record Line(String creditCode, String name, String type, Condition.Status status, String words) {}

  record LinePage(int total, List<Line> items) {}

  record Past(LocalDate on, String words, String number, int no, List<Note> corrections) {}

  record Whole(
      String creditCode,
      String name,
      String type,
      boolean charity,
      LocalDate registeredOn,
      String legalRepresentative,
      Condition.Status status,
      List<String> words,
      List<Integer> owedYears,
      List<Past> history,
      Instant asOf,
      String address) {}

  private final Organizations organizations;
  private final Conditions conditions;
  private final PublicAddress address;
  private final BusinessClock clock;
  private final String division;

  PublicRegister(
      Organizations organizations,
      Conditions conditions,
      PublicAddress address,
      BusinessClock clock,
      String division) {
    this.organizations = organizations;
    this.conditions = conditions;
    this.address = address;
    this.clock = clock;
    this.division = division;
  }

  LinePage search(Tx tx, String words, Page page) {
    return new LinePage(
        organizations.countNamed(tx, words),
        organizations.named(tx, words, page).stream().map(one -> line(tx, one)).toList());
  }

  private Line line(Tx tx, Organization one) {
    Condition condition = conditions.of(tx, one);
    return new Line(
        one.creditCode(),
        one.name(),
        one.type().label(),
        condition.status(),
        String.join("", condition.words()));
  }

  Optional<Whole> organization(Tx tx, String creditCode) {
    return organizations.byCode(tx, creditCode).map(one -> whole(tx, one));
  }

  private Whole whole(Tx tx, Organization one) {
    Condition condition = conditions.of(tx, one);
    return new Whole(
        one.creditCode(),
        one.name(),
        one.type().label(),
        one.charity(),
        one.registeredOn(),
        one.legalRepresentative(),
        condition.status(),
        condition.words(),
        condition.owedYears(),
        history(tx, one.id()),
        clock.now(),
        address.ofOrganization(one.creditCode()));
  }

  private List<Past> history(Tx tx, UUID organization) {
    List<ItemStore.Published> standing = ItemStore.ofOrganization(tx, division, organization);
    Map<UUID, List<Note>> notes =
        PublicBatches.notes(tx, standing.stream().map(one -> one.item().id()).toList());
    return standing.stream()
        .map(
            one ->
                new Past(
                    Facts.day(one.publishedAt()),
                    one.item().words(),
                    one.number(),
                    one.item().no(),
                    notes.getOrDefault(one.item().id(), List.of())))
        .toList();
  }
}
