package cn.pufa.publication;

import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** That an organisation was registered (登记信息), in the year in which it was. */
final class RegistrationItems implements ItemSource {

  private final Organizations organizations;

  RegistrationItems(Organizations organizations) {
    this.organizations = organizations;
  }

  @Override
  public ItemKind kind() {
    return ItemKind.REGISTRATION;
  }

  @Override
  public Free free(Tx tx, int year, String text, Page page) {
    List<Candidate> registered =
        organizations
            .registeredIn(tx, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
            .stream()
            .map(this::candidate)
            .toList();
    return Free.among(tx, registered, text, page);
  }

  @Override
  public List<Candidate> of(Tx tx, Collection<Subject> subjects) {
    var registered = organizations.byIds(tx, subjects.stream().map(Subject::id).toList());
    return subjects.stream()
        .map(subject -> registered.get(subject.id()))
        .filter(Objects::nonNull)
        .map(this::candidate)
        .toList();
  }

  private Candidate candidate(Organization one) {
    var facts =
        Facts.of(one)
            .with("type", one.type().label())
            .with("charity", one.charity() ? "慈善组织" : null)
            .with("registeredOn", one.registeredOn())
            .with("legalRepresentative", one.legalRepresentative());
    String words =
        "%s登记为%s，法定代表人：%s。"
            .formatted(
                Facts.day(one.registeredOn()), one.type().label(), one.legalRepresentative());
    return new Candidate(
        new Subject(kind(), one.id()), one.id(), one.creditCode(), one.name(), facts.map(), words);
  }
}
