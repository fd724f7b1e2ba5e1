package cn.pufa.volunteer;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.Posts;
import cn.pufa.training.Meetings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Proposing work to a volunteer, the person's answer, and what came of it. */
final class Assignments {

  private record Reply(boolean accept, String reason) {}

  private record Reason(String reason) {}

  private record Service(boolean served, Integer minutes, Correction corrects) {

    Assignment.State state() {
      return served ? Assignment.State.SERVED : Assignment.State.ABSENT;
    }

    Integer servedMinutes() {
      return served ? minutes : null;
    }
  }

  /**
   * @param was minutes that were seen on record, 0 where nobody had come
   */
  private record Correction(int was, String reason) {}

  private final Commands commands;
  private final VolunteerNotices notices;
  private final Meetings meetings;
  private final Posts posts;
  private final BusinessClock clock;

  Assignments(
      Commands commands,
      VolunteerNotices notices,
      Meetings meetings,
      Posts posts,
      BusinessClock clock) {
    this.commands = commands;
    this.notices = notices;
    this.meetings = meetings;
    this.posts = posts;
    this.clock = clock;
  }

  Answer assign(Request request, Function<Assignment, Object> view) {
    var draft = request.body(AssignmentDraft.class);
    draft.requireSound();
    return commands.run(
        request,
        tx -> {
          // Two proposals at once wait for each other here; the session comes after, as for who
          // leaves the register and with it the classes.
          Volunteer volunteer =
              VolunteerStore.lock(tx, request.reach(), request.id("volunteer"))
                  .orElseThrow(Problem::notFound);
          AssignmentDraft whole = whole(tx, draft);
          requireFit(tx, volunteer, whole);
          Assignment made =
              AssignmentStore.insert(
                  tx, volunteer.person(), whole, request.caller().person(), clock.now());
          notices.proposed(tx, made);
          return Outcome.of("assignment/" + made.id(), Answer.created(view.apply(made)));
        });
  }

  private AssignmentDraft whole(Tx tx, AssignmentDraft draft) {
    AssignmentDraft whole = draft;
    if (draft.kind() == Assignment.Kind.SESSION) {
      Meetings.Meeting meeting =
          meetings
              .hold(tx, draft.session())
              .orElseThrow(() -> Problem.invalid("/session", "没有这个培训班，或者已经取消"));
      whole = draft.at(meeting.title(), meeting.place(), meeting.startsAt(), meeting.endsAt());
    }
    whole.requireComing(clock.now());
    return whole;
  }

  private void requireFit(Tx tx, Volunteer volunteer, AssignmentDraft draft) {
    switch (volunteer.state(clock.today())) {
      case WITHDRAWN -> throw Problem.conflict("这位志愿者已经退出名册。");
      case AWAITING_GUARDIAN -> throw Problem.conflict("还没有看到监护人的书面同意，不能安排。");
      case ACTIVE -> {}
    }
    LocalDate day = LocalDate.ofInstant(draft.startsAt(), BusinessClock.ZONE);
    if (draft.withMinors() && !posts.isChecked(tx, volunteer.person(), day)) {
      throw Problem.conflict("有未成年人在场，要先查询违法犯罪记录，查询要在活动前一年以内（未成年人保护法第六十二条）。");
    }
    requireFree(AssignmentStore.ofPeople(tx, List.of(volunteer.person())), draft);
  }

  private static void requireFree(List<Assignment> known, AssignmentDraft draft) {
    known.stream()
        .filter(one -> one.isOpen() && one.overlaps(draft.startsAt(), draft.endsAt()))
        .findFirst()
        .ifPresent(
            one -> {
              throw Problem.conflict("这段时间已经安排了“" + one.title() + "”。");
            });
  }

  Answer answer(Request request, Function<Assignment, Object> view) {
    var reply = request.body(Reply.class);
    UUID id = request.id("assignment");
    return commands.run(
        request,
        tx -> {
          Assignment known =
              AssignmentStore.lockOwn(tx, id, request.caller().person())
                  .orElseThrow(Problem::notFound);
          if (!known.isOpen() || known.state() == Assignment.State.ACCEPTED && reply.accept()) {
            throw Problem.conflict("这项安排已经答复过，或者已经取消。");
          }
          Instant now = clock.now();
          if (!known.startsAt().isAfter(now)) {
            throw Problem.conflict("活动已经开始，不能再答复。有事请打电话告诉工作人员。");
          }
          if (reply.accept()) {
            requireActive(tx, known.person());
          }
          var state = reply.accept() ? Assignment.State.ACCEPTED : Assignment.State.DECLINED;
          String reason = reply.accept() ? null : reply.reason();
          Assignment answered = AssignmentStore.setState(tx, id, state, reason, null, now);
          notices.settle(tx, List.of(id));
          return new Outcome(
              "assignment/" + id, null, (Answer.Json) Answer.ok(view.apply(answered)));
        });
  }

  private void requireActive(Tx tx, UUID person) {
    VolunteerStore.ofPerson(tx, person)
        .filter(one -> one.state(clock.today()) == Volunteer.State.ACTIVE)
        .orElseThrow(() -> Problem.conflict("您现在还不能参加：没有登记为志愿者，或者还没有看到监护人的同意书。"));
  }

  Answer cancel(Request request, Function<Assignment, Object> view) {
    String reason = request.body(Reason.class).reason();
    return change(
        request,
        view,
        (tx, known) -> {
          if (!known.isOpen()) {
            throw Problem.conflict("这项安排已经结束或者取消。");
          }
          Instant now = clock.now();
          notices.cancelled(tx, List.of(known), reason, now);
          return new Changed(
              AssignmentStore.setState(
                  tx, known.id(), Assignment.State.CANCELLED, reason, null, now),
              reason);
        });
  }

  /** Of who was there already it is still to be recorded how long. */
  void sessionCalledOff(Tx tx, UUID session, String reason) {
    List<Assignment> open = AssignmentStore.lockOfSession(tx, session);
    Instant now = clock.now();
    AssignmentStore.cancel(tx, open.stream().filter(one -> !one.hasBegun(now)).toList(), reason);
    notices.cancelled(tx, open, reason, now);
  }

  /**
   * What was served, in minutes, as whoever was there recorded it (志愿服务条例 19); a slip is put right
   * in place, and the trail keeps what it was.
   */
  Answer recordService(Request request, Function<Assignment, Object> view) {
    var service = request.body(Service.class);
    if (service.served() && service.minutes() == null) {
      throw Problem.invalid("/minutes", "请填写服务了多少分钟");
    }
    return change(
        request,
        view,
        (tx, known) -> {
          if (known.isRecorded()) {
            requireCorrection(known, service);
          } else {
            requireFirst(known, service);
          }
          Assignment recorded =
              AssignmentStore.setState(
                  tx, known.id(), service.state(), null, service.servedMinutes(), clock.now());
          return new Changed(recorded, why(known, recorded, service.corrects()));
        });
  }

  private void requireFirst(Assignment known, Service service) {
    if (known.state() != Assignment.State.ACCEPTED) {
      throw Problem.conflict("只有本人接受了的安排才能登记服务。");
    }
    if (known.startsAt().isAfter(clock.now())) {
      throw Problem.conflict("活动还没有开始。请在办完以后登记。");
    }
    if (service.corrects() != null) {
      throw Problem.invalid("/corrects", "还没有登记过服务时长，没有要更正的");
    }
  }

  /** Two at once: the second has not seen what the first made of it. */
  private static void requireCorrection(Assignment known, Service service) {
    Correction correction = service.corrects();
    if (correction == null) {
      throw Problem.conflict("这项安排已经登记过：%s。登记错了的，请刷新后点“更正时长”。".formatted(known.served()));
    }
    if (correction.was() != known.servedMinutes()) {
      throw Problem.conflict("刚刚有人更正过，现在登记的是：%s。请刷新后再看。".formatted(known.served()));
    }
    if (service.state() == known.state()
        && Objects.equals(service.servedMinutes(), known.minutes())) {
      String field = service.served() ? "/minutes" : "/served";
      throw Problem.invalid(field, "和原来登记的一样，没有要更正的");
    }
  }

  private static String why(Assignment before, Assignment after, Correction correction) {
    return correction == null
        ? null
        : "原来%s，更正为%s：%s".formatted(before.served(), after.served(), correction.reason().strip());
  }

  /**
   * @param why null where nobody has to say
   */
  private record Changed(Assignment assignment, String why) {}

  private interface Change {
    Changed of(Tx tx, Assignment known);
  }

  private Answer change(Request request, Function<Assignment, Object> view, Change change) {
    UUID id = request.id("assignment");
    return commands.run(
        request,
        tx -> {
          Assignment known =
              AssignmentStore.lock(tx, request.reach(), id).orElseThrow(Problem::notFound);
          Changed changed = change.of(tx, known);
          return new Outcome(
              "assignment/" + id,
              changed.why(),
              (Answer.Json) Answer.ok(view.apply(changed.assignment())));
        });
  }
}
