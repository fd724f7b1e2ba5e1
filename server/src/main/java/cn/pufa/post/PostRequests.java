package cn.pufa.post;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.People;
import cn.pufa.identity.Roles;
import cn.pufa.personal.IdNumbers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asking for a post, and deciding on it. */
final class PostRequests {

  private record Decision(
      boolean accept,
      String reason,
      Entry.As place,
      LocalDate since,
      LocalDate leftOn,
      String leaveReason) {

    Entry entry() {
      return new Entry(place, since, leftOn, leaveReason);
    }
  }

  /** A request as the contract shows it. */
  private record PostRequestView(
      UUID id,
      UUID person,
      String name,
      PostRole role,
      String division,
      String divisionName,
      PostRequest.State state,
      String message,
      Instant requestedAt,
      Instant decidedAt,
      String reason,
      LocalDate leftOn) {}

  private record HeldPost(UUID person, String role, String division) {
    static HeldPost of(PostRequest post) {
      return new HeldPost(post.person(), post.role().code(), post.division());
    }
  }

  record PostRequestPage(int total, List<PostRequestView> items) {}

  private final Commands commands;
  private final People people;
  private final Tenures tenures;
  private final VolunteerRule volunteerRule;
  private final IdNumbers idNumbers;
  private final BusinessClock clock;
  private final Map<String, String> divisionNames;

  PostRequests(
      Commands commands,
      People people,
      Tenures tenures,
      VolunteerRule volunteerRule,
      IdNumbers idNumbers,
      BusinessClock clock,
      Map<String, String> divisionNames) {
    this.commands = commands;
    this.people = people;
    this.tenures = tenures;
    this.volunteerRule = volunteerRule;
    this.idNumbers = idNumbers;
    this.clock = clock;
    this.divisionNames = divisionNames;
  }

  Answer request(Request request) {
    var draft = request.body(PostDraft.class);
    draft.requireSound(divisionNames.keySet());
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          Roles.lock(tx, person);
          requireNotHeld(tx, person, draft);
          if (draft.role() == PostRole.VOLUNTEER) {
            volunteerRule.require(tx, person);
          }
          PostRequest post = insert(tx, person, draft);
          return Outcome.of("post_request/" + post.id(), Answer.created(view(post)));
        });
  }

  /** Whoever holds the role of an office without standing there may ask: the post says who does. */
  private static void requireNotHeld(Tx tx, UUID person, PostDraft draft) {
    Optional<Tenure> standing =
        Tenures.standingOf(tx, person).stream()
            .filter(tenure -> tenure.division().equals(draft.division()))
            .findFirst();
    if (standing.filter(tenure -> !tenure.isHolder()).isPresent()) {
      throw Problem.conflict("您已经是这里的替补。要接任，请联系%s登记。".formatted(draft.role().decidedBy()));
    }
    boolean volunteers =
        draft.role() == PostRole.VOLUNTEER
            && Roles.heldBy(tx, person).stream().anyMatch(draft::isHeldAs);
    if (standing.isPresent() || volunteers) {
      throw Problem.conflict("您已经登记过这个身份，可以直接报名培训。");
    }
  }

  /** A volunteer decides alone (志愿服务条例 7). */
  PostRequest insert(Tx tx, UUID person, PostDraft draft) {
    Instant now = clock.now();
    boolean atOnce = draft.role() == PostRole.VOLUNTEER;
    try {
      PostRequest post = PostStore.insert(tx, person, draft, now, atOnce ? now : null);
      if (atOnce) {
        grant(tx, post);
      }
      return post;
    } catch (RuntimeException fault) {
      if (Database.isDuplicate(fault, PostStore.ONCE)) {
        throw Problem.conflict("您已经申请过这个身份，正在等审核。");
      }
      throw fault;
    }
  }

  private void grant(Tx tx, PostRequest post) {
    people.call(tx, post.person(), post.name());
    people.grant(tx, post.person(), new Grant(post.role().code(), post.division(), null, null));
  }

  Answer decide(Request request) {
    var decision = request.body(Decision.class);
    if (!decision.accept() && decision.reason() == null) {
      throw Problem.invalid("/reason", "请写明不同意的原因，申请人会看到");
    }
    if (decision.accept()) {
      decision.entry().requireSound(clock.today());
    }
    UUID decider = request.caller().person();
    return commands.run(
        request,
        tx -> {
          PostRequest post =
              PostStore.lock(tx, request.id("request"), request.reach())
                  .orElseThrow(Problem::notFound);
          requireOpen(post, decider);
          PostRequest decided = decide(tx, post, decision, decider);
          return new Outcome(
              "post_request/" + post.id(),
              decision.reason(),
              (Answer.Json) Answer.ok(view(decided)));
        });
  }

  private static void requireOpen(PostRequest post, UUID decider) {
    if (post.state() != PostRequest.State.WAITING) {
      throw Problem.conflict("这条申请已经处理过。");
    }
    if (post.person().equals(decider)) {
      throw Problem.conflict("不能审核自己的申请，请由别的工作人员处理。");
    }
  }

  private PostRequest decide(Tx tx, PostRequest post, Decision decision, UUID decider) {
    if (!decision.accept()) {
      PostRequest refused =
          PostStore.decide(
              tx, post.id(), PostRequest.State.REFUSED, decision.reason(), decider, clock.now());
      idNumbers.eraseUnneeded(tx, post.person());
      return refused;
    }
    tenures.enter(tx, post, decision.entry(), decider);
    return PostStore.decide(tx, post.id(), PostRequest.State.ACCEPTED, null, decider, clock.now());
  }

  /** The posts this person waits for, as if they were held. */
  static List<Grant> waitedFor(Tx tx, UUID person) {
    return PostStore.ofPerson(tx, person).stream()
        .filter(post -> post.state() == PostRequest.State.WAITING)
        .map(post -> new Grant(post.role().code(), post.division(), null, null))
        .toList();
  }

  /** An accepted one stays as long as the post is held: it says by which name. */
  void forgetDecided(Tx tx, Instant before) {
    Set<HeldPost> held = held(tx);
    List<UUID> old =
        PostStore.decidedBefore(tx, before).stream()
            .filter(post -> !held.contains(HeldPost.of(post)))
            .map(PostRequest::id)
            .toList();
    PostStore.delete(tx, old);
  }

  private Set<HeldPost> held(Tx tx) {
    List<String> roles = Stream.of(PostRole.values()).map(PostRole::code).toList();
    return Roles.places(tx, roles).stream()
        .map(place -> new HeldPost(place.person(), place.role(), place.division()))
        .collect(Collectors.toSet());
  }

  PostRequestPage list(Tx tx, Request request) {
    String state = request.text("state");
    int total = PostStore.countList(tx, state, request.reach());
    return new PostRequestPage(
        total,
        PostStore.list(tx, state, request.reach(), total, request.page()).stream()
            .map(this::view)
            .toList());
  }

  PostRequestPage mine(Tx tx, Request request) {
    UUID person = request.caller().person();
    return new PostRequestPage(
        PostStore.countMine(tx, person),
        PostStore.mine(tx, person, request.page()).stream()
            .map(post -> view(post, tenures.leftOn(tx, post).orElse(null)))
            .toList());
  }

  private PostRequestView view(PostRequest post) {
    return view(post, null);
  }

  /**
   * @param leftOn last day, where the post has ended since
   */
  private PostRequestView view(PostRequest post, LocalDate leftOn) {
    return new PostRequestView(
        post.id(),
        post.person(),
        post.name(),
        post.role(),
        post.division(),
        divisionNames.getOrDefault(post.division(), post.division()),
        post.state(),
        leftOn == null ? post.message() : "这个岗位已经结束。",
        post.requestedAt(),
        post.decidedAt(),
        post.reason(),
        leftOn);
  }
}
