package cn.pufa.post;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.People;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Entering a post and leaving it. The role comes and goes in the same transaction, so that a leaver
 * can do nothing more with it and the gap shows at once.
 */
final class Tenures {

  private static final String LOST = "角色已经收回";
  private static final String MOVED_UP = "转为任职";

  private record Leaving(Tenure.Place place, LocalDate leftOn, String reason, boolean successor) {
    /** The substitute leaves that place for the holder's. */
    boolean isMovingUp() {
      return place == Tenure.Place.SUBSTITUTE && successor;
    }
  }

  private final Commands commands;
  private final People people;
  private final BusinessClock clock;

  Tenures(Commands commands, People people, BusinessClock clock) {
    this.commands = commands;
    this.people = people;
    this.clock = clock;
  }

  /** The caller has found that the request may be accepted; it fails where the place is taken. */
  void enter(Tx tx, PostRequest request, Entry entry, UUID by) {
    Post post = lock(tx, request.division());
    List<Tenure> standing = standing(tx, post);
    if (standing.stream().anyMatch(one -> one.person().equals(request.person()))) {
      throw Problem.conflict("这个人已经在这个岗位上。");
    }
    Tenure holder = at(Tenure.Place.HOLDER, standing).orElse(null);
    Entry.As place = entry.place() == null ? Entry.As.HOLDER : entry.place();
    switch (place) {
      case HOLDER -> requireVacant(post, holder);
      case HAND_OVER -> handOver(tx, post, holder, entry, by);
      case SUBSTITUTE -> requireRoom(post, holder, standing);
    }
    LocalDate since = entry.since() == null ? clock.today() : entry.since();
    boolean substitute = place == Entry.As.SUBSTITUTE;
    insert(
        tx,
        post,
        request.person(),
        request.name(),
        substitute ? Tenure.Place.SUBSTITUTE : Tenure.Place.HOLDER,
        since,
        by);
  }

  private static Post lock(Tx tx, String division) {
    return TenureStore.lock(tx, Reach.ALL, division)
        .orElseThrow(() -> new IllegalStateException("no post row for " + division));
  }

  /** Who lost the role by another way stands there no more. */
  private List<Tenure> standing(Tx tx, Post post) {
    List<Tenure> standing = TenureStore.standing(tx, List.of(post.division()));
    var held = Roles.places(tx, List.of(post.role().code()));
    for (Tenure tenure : standing) {
      if (!held.contains(place(post, tenure))) {
        TenureStore.end(tx, tenure, lastDay(tenure), LOST, clock.now(), null);
      }
    }
    return standing.stream().filter(tenure -> held.contains(place(post, tenure))).toList();
  }

  /** Of one that ends now. */
  private LocalDate lastDay(Tenure tenure) {
    return tenure.since().isAfter(clock.today()) ? tenure.since() : clock.today();
  }

  private static Roles.Place place(Post post, Tenure tenure) {
    return new Roles.Place(tenure.person(), post.role().code(), post.division());
  }

  private static Optional<Tenure> at(Tenure.Place place, List<Tenure> standing) {
    return standing.stream().filter(tenure -> tenure.place() == place).findFirst();
  }

  private static void requireVacant(Post post, Tenure holder) {
    if (holder != null) {
      throw Problem.conflict(
          "这里已经有%s：%s。请选择交接，或者登记为替补。".formatted(post.role().title(), name(holder)));
    }
  }

  private void handOver(Tx tx, Post post, Tenure holder, Entry entry, UUID by) {
    if (holder == null) {
      throw Problem.conflict("这里现在没有" + post.role().title() + "，不用交接，直接确认就行。");
    }
    end(tx, post, holder, entry.leftOn(), "/leftOn", entry.leaveReason(), by);
  }

  private static void requireRoom(Post post, Tenure holder, List<Tenure> standing) {
    if (holder == null) {
      throw Problem.conflict("这里还没有" + post.role().title() + "，请直接确认为任职。");
    }
    at(Tenure.Place.SUBSTITUTE, standing)
        .ifPresent(
            other -> {
              throw Problem.conflict("这里已经有替补：" + name(other) + "。请先登记替补离任。");
            });
  }

  private static String name(Tenure tenure) {
    return tenure.name() == null ? "已注销的人员" : tenure.name();
  }

  private void insert(
      Tx tx, Post post, UUID person, String name, Tenure.Place place, LocalDate since, UUID by) {
    TenureStore.insert(tx, post.division(), person, name, place, since, by);
    people.callApproved(tx, person, name);
    people.grant(tx, person, new Grant(post.role().code(), post.division(), null, null));
  }

  private void end(
      Tx tx, Post post, Tenure tenure, LocalDate leftOn, String at, String reason, UUID by) {
    if (leftOn.isBefore(tenure.since())) {
      throw Problem.invalid(at, "离任日期不能早于任职日期 " + tenure.since());
    }
    TenureStore.end(tx, tenure, leftOn, reason, clock.now(), by);
    people.take(tx, tenure.person(), post.role().code(), post.division());
  }

  /**
   * Somebody leaves; the substitute moves up where that is asked, otherwise the post is vacant.
   * Into a vacant post she moves up later, by leaving the substitute's place (替补接任).
   */
  Answer leave(Request request, BiFunction<Tx, Post, Object> view) {
    var leaving = request.body(Leaving.class);
    if (leaving.leftOn().isAfter(clock.today())) {
      throw Problem.invalid("/leftOn", "离任日期不能晚于今天");
    }
    UUID by = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Post post =
              TenureStore.lock(tx, request.reach(), request.text("division"))
                  .orElseThrow(Problem::notFound);
          leave(tx, post, leaving, by);
          return new Outcome(
              "post/" + post.division(),
              leaving.reason(),
              (Answer.Json) Answer.ok(view.apply(tx, post)));
        });
  }

  private void leave(Tx tx, Post post, Leaving leaving, UUID by) {
    List<Tenure> standing = standing(tx, post);
    Tenure leaver =
        at(leaving.place(), standing).orElseThrow(() -> Problem.conflict("这里现在没有人，不用登记离任。"));
    requireAnother(leaver, by);
    if (leaving.isMovingUp()) {
      requireNoHolder(post, standing);
      moveUp(tx, post, leaver, leaving.leftOn(), by);
      return;
    }
    Tenure successor = leaving.successor() ? successor(standing) : null;
    end(tx, post, leaver, leaving.leftOn(), "/leftOn", leaving.reason(), by);
    if (successor != null) {
      requireAnother(successor, by);
      moveUp(tx, post, successor, clock.today(), by);
    }
  }

  private static void requireAnother(Tenure tenure, UUID by) {
    if (tenure.person().equals(by)) {
      throw Problem.conflict("不能登记自己离任或接任，请由别的工作人员登记。");
    }
  }

  private static void requireNoHolder(Post post, List<Tenure> standing) {
    at(Tenure.Place.HOLDER, standing)
        .ifPresent(
            holder -> {
              throw Problem.conflict(
                  "这里已经有%s：%s。请登记任职的人离任，同时选替补接任。".formatted(post.role().title(), name(holder)));
            });
  }

  private static Tenure successor(List<Tenure> standing) {
    return at(Tenure.Place.SUBSTITUTE, standing)
        .orElseThrow(() -> Problem.conflict("这里没有替补。请不选接任，或者先确认一位替补。"));
  }

  /** The role stays; only the place changes. */
  private void moveUp(Tx tx, Post post, Tenure substitute, LocalDate on, UUID by) {
    if (on.isBefore(substitute.since())) {
      throw Problem.invalid("/leftOn", "接任日期不能早于做替补的日期 " + substitute.since());
    }
    TenureStore.end(tx, substitute, on, MOVED_UP, clock.now(), by);
    insert(tx, post, substitute.person(), substitute.name(), Tenure.Place.HOLDER, on, by);
  }

  /** Posts that are missing come into being; roles held before stand as tenures. */
  void open(Tx tx, List<Post> wanted) {
    List<Post> opened = TenureStore.open(tx, wanted);
    if (opened.isEmpty()) {
      return;
    }
    var roles = List.of(PostRole.CHILD_DIRECTOR.code(), PostRole.CHILD_SUPERVISOR.code());
    for (Roles.Place held : Roles.places(tx, roles)) {
      opened.stream()
          .filter(post -> post.division().equals(held.division()))
          .filter(post -> post.role().code().equals(held.role()))
          .findFirst()
          .ifPresent(post -> adopt(tx, post, held.person()));
    }
  }

  /** The first found holds the post, a second stands in; more than two nobody can be. */
  private void adopt(Tx tx, Post post, UUID person) {
    List<Tenure> standing = TenureStore.standing(tx, List.of(post.division()));
    if (standing.size() < Tenure.Place.values().length) {
      String name = people.contacts(tx, List.of(person)).get(person).name();
      Tenure.Place place = Tenure.Place.values()[standing.size()];
      TenureStore.insert(tx, post.division(), person, name, place, clock.today(), null);
    }
  }

  /** As if confirmed that day; for what happened before this system kept it. */
  void record(Tx tx, Post post, UUID person, String name, Tenure.Place place, LocalDate since) {
    insert(tx, post, person, name, place, since, null);
  }

  /** The posts at which this person stands: confirmed, and the role not lost by another way. */
  static List<Tenure> standingOf(Tx tx, UUID person) {
    List<Roles.Held> held = Roles.heldBy(tx, person);
    return TenureStore.ofPerson(tx, person).stream()
        .filter(tenure -> tenure.endedAt() == null)
        .filter(tenure -> held.stream().anyMatch(tenure::isHeldAs))
        .toList();
  }

  /** The last day, where the post that was asked for was entered and has ended. */
  Optional<LocalDate> leftOn(Tx tx, PostRequest request) {
    if (request.state() != PostRequest.State.ACCEPTED || request.role() == PostRole.VOLUNTEER) {
      return Optional.empty();
    }
    List<Tenure> own =
        TenureStore.ofPerson(tx, request.person()).stream()
            .filter(tenure -> tenure.division().equals(request.division()))
            .toList();
    boolean stands =
        standingOf(tx, request.person()).stream()
            .anyMatch(tenure -> tenure.division().equals(request.division()));
    return stands ? Optional.empty() : own.stream().map(this::leftOn).findFirst();
  }

  /** Where the role was lost by another way, as the next decision about the post will write it. */
  private LocalDate leftOn(Tenure tenure) {
    return tenure.until() == null ? lastDay(tenure) : tenure.until();
  }

  /** The account is about to go: the posts are free at once, and no name stays. */
  void erase(Tx tx, UUID person) {
    for (Tenure tenure : TenureStore.ofPerson(tx, person)) {
      if (tenure.endedAt() == null) {
        Post post = lock(tx, tenure.division());
        TenureStore.end(tx, tenure, lastDay(tenure), "本人注销账号", clock.now(), person);
        people.take(tx, person, post.role().code(), post.division());
      }
    }
    TenureStore.forgetName(tx, person);
  }
}
