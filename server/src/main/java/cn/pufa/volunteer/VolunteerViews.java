package cn.pufa.volunteer;

import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.personal.IdNumbers;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.Posts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The register as the person sees the own entry, and as staff see it. */
final class VolunteerViews {

  /**
   * @param consentOn day of the written consent that staff have seen, or null
   */
  record GuardianView(String name, boolean takesPart, LocalDate consentOn) {}

  /**
   * @param registered false where there is no entry; all else is then null
   * @param hasIdNumber whether one is kept, where the person asked for the national record
   */
  record Mine(
      boolean registered,
      Volunteer.State state,
      String message,
      String name,
      LocalDate bornOn,
      String division,
      String divisionName,
      List<Skill> skills,
      List<Slot> availability,
      String note,
      Boolean forNationalRecord,
      Boolean hasIdNumber,
      GuardianView guardian,
      Instant registeredAt) {

    static final Mine NONE =
        new Mine(
            false, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  /**
   * One of the register.
   *
   * @param age in whole years; the birth date stays with the person and the national record
   * @param phone masked
   * @param checkedOn when the police were last asked; null if never
   */
  record Row(
      UUID id,
      Volunteer.State state,
      String name,
      int age,
      String phone,
      String division,
      String divisionName,
      List<Skill> skills,
      List<Slot> availability,
      String note,
      boolean forNationalRecord,
      boolean hasIdNumber,
      GuardianView guardian,
      LocalDate checkedOn,
      boolean mayMeetMinors,
      Instant registeredAt,
      Instant withdrawnAt) {}

  record Page(int total, List<Row> items) {}

  record AssignmentView(
      UUID id,
      Assignment.Kind kind,
      UUID session,
      String title,
      String place,
      Instant startsAt,
      Instant endsAt,
      boolean withMinors,
      Assignment.State state,
      boolean answerable,
      String reason,
      Integer minutes) {}

  record Assigned(List<AssignmentView> items) {}

  record Whole(Row volunteer, List<AssignmentView> assignments, int minutes) {}

  private final People people;
  private final Posts posts;
  private final IdNumbers idNumbers;
  private final Map<String, String> divisionNames;
  private final BusinessClock clock;

  VolunteerViews(
      People people,
      Posts posts,
      IdNumbers idNumbers,
      Map<String, String> divisionNames,
      BusinessClock clock) {
    this.people = people;
    this.posts = posts;
    this.idNumbers = idNumbers;
    this.divisionNames = divisionNames;
    this.clock = clock;
  }

  Mine mine(Tx tx, UUID person) {
    return VolunteerStore.ofPerson(tx, person)
        .filter(known -> known.withdrawnAt() == null)
        .map(known -> mine(tx, known))
        .orElse(Mine.NONE);
  }

  private Mine mine(Tx tx, Volunteer volunteer) {
    return new Mine(
        true,
        volunteer.state(clock.today()),
        message(volunteer),
        volunteer.name(),
        volunteer.bornOn(),
        volunteer.division(),
        divisionNames.get(volunteer.division()),
        volunteer.skills(),
        volunteer.availability(),
        volunteer.note(),
        volunteer.forNationalRecord(),
        idNumbers.isKept(tx, volunteer.person()),
        guardian(volunteer),
        volunteer.registeredAt());
  }

  private String message(Volunteer volunteer) {
    return volunteer.state(clock.today()) == Volunteer.State.ACTIVE
        ? "已经登记，有合适的活动会问您。"
        : "请把监护人签字的同意书交给镇街，看过以后就能参加。";
  }

  private static GuardianView guardian(Volunteer volunteer) {
    return volunteer.guardianName() == null
        ? null
        : new GuardianView(
            volunteer.guardianName(), volunteer.guardianTakesPart(), volunteer.guardianConsentOn());
  }

  Page list(Tx tx, Request request) {
    var filter =
        new VolunteerStore.Filter(
            request.text("state"),
            request.text("skill"),
            slot(request),
            request.text("township"),
            clock.today().minusYears(Volunteer.ADULT));
    List<Volunteer> found = VolunteerStore.page(tx, request.reach(), filter, request.page());
    return new Page(VolunteerStore.count(tx, request.reach(), filter), rows(tx, found));
  }

  private static String slot(Request request) {
    String weekday = request.text("weekday");
    String band = request.text("band");
    if ((weekday == null) != (band == null)) {
      throw Problem.invalid(weekday == null ? "query/weekday" : "query/band", "请同时选星期和时段");
    }
    return weekday == null ? null : weekday + "_" + band;
  }

  private List<Row> rows(Tx tx, List<Volunteer> volunteers) {
    List<UUID> ids = volunteers.stream().map(Volunteer::person).toList();
    Map<UUID, Contact> contacts = people.contacts(tx, ids);
    Map<UUID, LocalDate> checked = posts.checkedOn(tx, ids);
    return volunteers.stream()
        .map(one -> row(tx, one, contacts.get(one.person()), checked.get(one.person())))
        .toList();
  }

  private Row row(Tx tx, Volunteer volunteer, Contact contact, LocalDate checkedOn) {
    return new Row(
        volunteer.person(),
        volunteer.state(clock.today()),
        volunteer.name(),
        Volunteer.age(volunteer.bornOn(), clock.today()),
        contact.maskedPhone(),
        volunteer.division(),
        divisionNames.get(volunteer.division()),
        volunteer.skills(),
        volunteer.availability(),
        volunteer.note(),
        volunteer.forNationalRecord(),
        idNumbers.isKept(tx, volunteer.person()),
        guardian(volunteer),
        checkedOn,
        posts.isChecked(tx, volunteer.person(), clock.today()),
        volunteer.registeredAt(),
        volunteer.withdrawnAt());
  }

  Whole get(Tx tx, Request request) {
    return whole(
        tx,
        VolunteerStore.byId(tx, request.reach(), request.id("volunteer"))
            .orElseThrow(Problem::notFound));
  }

  Whole whole(Tx tx, Volunteer volunteer) {
    List<Assignment> assignments = AssignmentStore.ofPeople(tx, List.of(volunteer.person()));
    int minutes =
        assignments.stream()
            .filter(one -> one.minutes() != null)
            .mapToInt(Assignment::minutes)
            .sum();
    return new Whole(
        rows(tx, List.of(volunteer)).getFirst(),
        assignments.stream().map(this::view).toList(),
        minutes);
  }

  Assigned assigned(Tx tx, Request request) {
    return new Assigned(
        AssignmentStore.ofPeople(tx, List.of(request.caller().person())).stream()
            .map(this::view)
            .toList());
  }

  AssignmentView view(Assignment one) {
    return new AssignmentView(
        one.id(),
        one.kind(),
        one.session(),
        one.title(),
        one.place(),
        one.startsAt(),
        one.endsAt(),
        one.withMinors(),
        one.state(),
        one.isOpen() && one.startsAt().isAfter(clock.now()),
        one.reason(),
        one.minutes());
  }
}
