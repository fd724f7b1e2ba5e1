package cn.pufa.volunteer;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.People;
import cn.pufa.identity.Roles;
import cn.pufa.personal.Consents;
import cn.pufa.personal.IdNumbers;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostRole;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Entering the register, changing what one told, and leaving it. */
final class Registrations {

  static final String CONSENT = "volunteer";

  private static final String LEFT = "志愿者已退出名册";
  private static final String NO_CONSENT = "还没有看到监护人同意书";

  /**
   * @param guardian whose paper was seen
   */
  private record Consent(String guardian, LocalDate seenOn) {}

  private final Commands commands;
  private final VolunteerNotices notices;
  private final People people;
  private final Consents consents;
  private final IdNumbers idNumbers;
  private final Set<String> divisions;
  private final BusinessClock clock;

  Registrations(
      Commands commands,
      VolunteerNotices notices,
      People people,
      Consents consents,
      IdNumbers idNumbers,
      Set<String> divisions,
      BusinessClock clock) {
    this.commands = commands;
    this.notices = notices;
    this.people = people;
    this.consents = consents;
    this.idNumbers = idNumbers;
    this.divisions = divisions;
    this.clock = clock;
  }

  Answer save(Request request, BiFunction<Tx, UUID, Object> view) {
    var draft = request.body(VolunteerDraft.class);
    draft.requireSound(divisions, clock.today());
    if (!CONSENT.equals(draft.consent().code())) {
      throw Problem.invalid("/consent/code", "请先看过并同意“志愿者登记”");
    }
    consents.requireCurrent(draft.consent(), "/consent");
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          consents.record(tx, person, draft.consent());
          save(tx, person, draft);
          return Outcome.of("volunteer/" + person, Answer.ok(view.apply(tx, person)));
        });
  }

  Volunteer save(Tx tx, UUID person, VolunteerDraft draft) {
    Volunteer saved = VolunteerStore.save(tx, person, draft, clock.now());
    people.call(tx, person, saved.name());
    settleRole(tx, saved);
    // The paper of another guardian, or of none, has not been seen: nobody agreed to what is to
    // come.
    if (saved.state(clock.today()) != Volunteer.State.ACTIVE) {
      cancelComing(tx, person, NO_CONSENT);
    }
    if (!saved.forNationalRecord()) {
      idNumbers.eraseUnneeded(tx, person);
    }
    return saved;
  }

  /** The role goes with being able to serve, for the division one lives in. */
  private void settleRole(Tx tx, Volunteer volunteer) {
    boolean serves = volunteer.state(clock.today()) == Volunteer.State.ACTIVE;
    if (serves) {
      String role = PostRole.VOLUNTEER.code();
      people.grant(tx, volunteer.person(), new Grant(role, volunteer.division(), null, null));
    }
    takeRole(tx, volunteer.person(), serves ? volunteer.division() : null);
  }

  /**
   * @param but the division for which it stays, or null
   */
  private void takeRole(Tx tx, UUID person, String but) {
    String role = PostRole.VOLUNTEER.code();
    Roles.heldBy(tx, person).stream()
        .filter(held -> held.isOwn() && held.role().equals(role) && !held.division().equals(but))
        .forEach(held -> people.take(tx, person, role, held.division()));
  }

  /** Who has come of age (年满十八周岁) needs no guardian any more, and none is kept. */
  void settleOfAge(Tx tx) {
    LocalDate bornOn = clock.today().minusYears(Volunteer.ADULT);
    for (Volunteer waiting : VolunteerStore.lockOfAge(tx, bornOn)) {
      Volunteer adult = VolunteerStore.forgetGuardian(tx, waiting.person(), clock.now());
      settleRole(tx, adult);
      notices.ofAge(tx, adult);
      String subject = "volunteer/" + adult.person();
      commands.append(tx, "system", "settleVolunteerOfAge", subject, null, "-");
    }
    VolunteerStore.forgetGuardians(tx, bornOn);
  }

  /** What was served stays as the bureau's record; what is to come is called off. */
  Answer withdraw(Request request, BiFunction<Tx, UUID, Object> view) {
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          VolunteerStore.lockOfPerson(tx, person)
              .filter(known -> known.withdrawnAt() == null)
              .orElseThrow(() -> Problem.conflict("您没有登记为志愿者，或者已经退出。"));
          VolunteerStore.withdraw(tx, person, clock.now());
          leave(tx, person);
          return Outcome.of("volunteer/" + person, Answer.ok(view.apply(tx, person)));
        });
  }

  private void leave(Tx tx, UUID person) {
    takeRole(tx, person, null);
    cancelComing(tx, person, LEFT);
    idNumbers.eraseUnneeded(tx, person);
  }

  private void cancelComing(Tx tx, UUID person, String reason) {
    notices.settle(tx, AssignmentStore.cancelComing(tx, person, clock.now(), reason));
  }

  void erase(Tx tx, UUID person) {
    if (VolunteerStore.lockOfPerson(tx, person).isPresent()) {
      leave(tx, person);
      VolunteerStore.delete(tx, person);
    }
  }

  /** Staff have seen the guardian's written consent (监护人书面同意). */
  Answer noteGuardian(Request request, BiFunction<Tx, Volunteer, Object> view) {
    var consent = request.body(Consent.class);
    if (consent.seenOn().isAfter(clock.today())) {
      throw Problem.invalid("/seenOn", "日期不能晚于今天");
    }
    return commands.run(
        request,
        tx -> {
          Volunteer volunteer =
              VolunteerStore.lock(tx, request.reach(), request.id("volunteer"))
                  .orElseThrow(Problem::notFound);
          if (volunteer.withdrawnAt() != null || !volunteer.isMinor(clock.today())) {
            throw Problem.conflict("这位志愿者不用监护人同意书。");
          }
          requireGuardian(volunteer, consent.guardian());
          Volunteer noted =
              VolunteerStore.noteGuardian(
                  tx, volunteer.person(), consent.seenOn(), request.caller().person(), clock.now());
          settleRole(tx, noted);
          return Outcome.of("volunteer/" + noted.person(), Answer.ok(view.apply(tx, noted)));
        });
  }

  /** The volunteer may have named another one since the clerk opened the entry. */
  private static void requireGuardian(Volunteer volunteer, String seen) {
    if (!seen.equals(volunteer.guardianName())) {
      throw Problem.conflict(
          "志愿者刚刚把监护人改成了%s。请刷新，看到%s签字的同意书再登记。"
              .formatted(volunteer.guardianName(), volunteer.guardianName()));
    }
  }
}
