package cn.pufa.office;

import cn.pufa.identity.Contact;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.office.OfficeServices.Service;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Offices in words, for residents and for staff. */
final class OfficeViews {

  /** What a resident is told. */
  record Told(
      UUID id,
      String name,
      String division,
      String divisionName,
      String address,
      String phone,
      String hours,
      List<Service> services,
      String note,
      LocalDate checkedOn,
      String checkedBy,
      boolean unchecked) {}

  record Kept(
      UUID id,
      int version,
      String name,
      String division,
      String divisionName,
      String address,
      String phone,
      String hours,
      List<Service> services,
      String note,
      LocalDate checkedOn,
      String checkedBy,
      boolean unchecked,
      Instant changedAt,
      Instant closedAt,
      String closeReason) {}

  record Event(
      int version,
      String what,
      String by,
      Instant at,
      String reason,
      String name,
      String address,
      String phone,
      String hours,
      List<Service> services,
      String note,
      LocalDate checkedOn) {}

  record Whole(Kept office, List<Event> history) {}

  private final People people;
  private final Divisions divisions;
  private final Map<String, String> names;
  private final OfficeServices services;
  private final BusinessClock clock;

  OfficeViews(People people, Divisions divisions, OfficeServices services, BusinessClock clock) {
    this.people = people;
    this.divisions = divisions;
    this.names = divisions.namesByCode();
    this.services = services;
    this.clock = clock;
  }

  Told told(Office office) {
    OfficeFacts facts = office.facts();
    return new Told(
        office.id(),
        facts.name(),
        office.division(),
        names.get(office.division()),
        facts.address(),
        facts.phone(),
        facts.hours(),
        services.of(facts.services()),
        facts.note(),
        office.checkedOn(),
        speaker(office.checkedFor()),
        office.isUnchecked(clock.today()));
  }

  Kept view(Office office) {
    OfficeFacts facts = office.facts();
    return new Kept(
        office.id(),
        office.version(),
        facts.name(),
        office.division(),
        names.get(office.division()),
        facts.address(),
        facts.phone(),
        facts.hours(),
        services.of(facts.services()),
        facts.note(),
        office.checkedOn(),
        speaker(office.checkedFor()),
        office.isUnchecked(clock.today()),
        office.changedAt(),
        office.closedAt(),
        office.closeReason());
  }

  private String speaker(String division) {
    String name = names.get(division);
    return division.equals(divisions.county().code()) ? name + "民政局" : name;
  }

  Whole whole(Tx tx, Office office) {
    List<OfficeStore.Event> events = OfficeStore.events(tx, office.id());
    Map<UUID, Contact> authors =
        people.contacts(
            tx,
            events.stream()
                .map(OfficeStore.Event::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    return new Whole(view(office), events.stream().map(event -> event(event, authors)).toList());
  }

  private Event event(OfficeStore.Event event, Map<UUID, Contact> authors) {
    OfficeFacts facts = event.facts();
    Contact author = event.by() == null ? null : authors.get(event.by());
    return new Event(
        event.version(),
        event.what(),
        author == null ? null : author.name(),
        event.at(),
        event.reason(),
        facts.name(),
        facts.address(),
        facts.phone(),
        facts.hours(),
        services.of(facts.services()),
        facts.note(),
        event.checkedOn());
  }
}
