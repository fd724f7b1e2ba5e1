package cn.pufa.post;

import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.office.Office;
import cn.pufa.office.Offices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.post.Standing.Gap;
import cn.pufa.post.Standing.State;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Posts as those see them who keep them filled. */
final class PostViews {

  /** Whose duty it is to reach those who hold posts. */
  private static final Set<String> SEE_PHONES = Set.of("case_officer", "township");

  /**
   * @param phone masked; null where none is known or the reader has nobody to call
   */
  record Stands(UUID person, String name, LocalDate since, String phone) {}

  /** An office open to the public, for a post where nobody can be called. */
  record Call(String name, String phone) {}

  private static final Call NOBODY = new Call("", "");

  /** A post in a list (岗位). */
  record Row(
      String division,
      String divisionName,
      PostRole role,
      State state,
      Set<Gap> gaps,
      Stands holder,
      Stands substitute,
      LocalDate certifiedUntil,
      LocalDate checkedOn,
      LocalDate checkedUntil,
      String next,
      Call call) {}

  record Page(int total, List<Row> items) {}

  /**
   * @param until null, as the reason, while it lasts
   */
  record Past(String name, Tenure.Place place, LocalDate since, LocalDate until, String reason) {}

  /** One post with everybody who stood there. */
  record Whole(Row post, List<Past> history, List<RecordChecks.CheckView> checks) {}

  private final Coverages coverages;
  private final People people;
  private final Offices offices;
  private final Map<String, String> divisionNames;

  PostViews(
      Coverages coverages, People people, Offices offices, Map<String, String> divisionNames) {
    this.coverages = coverages;
    this.people = people;
    this.offices = offices;
    this.divisionNames = divisionNames;
  }

  Page list(Tx tx, Request request) {
    List<Standing> found = found(tx, request);
    Request.Page page = request.page();
    List<Standing> shown = found.stream().skip(page.offset()).limit(page.limit()).toList();
    return new Page(found.size(), rows(tx, request, shown));
  }

  /** All that the filter of a list lets through. */
  private List<Standing> found(Tx tx, Request request) {
    String township = request.text("township");
    String role = request.text("role");
    String show = request.text("show");
    return coverages.standings(tx, TenureStore.posts(tx, request.reach())).stream()
        .filter(one -> township == null || one.post().township().equals(township))
        .filter(one -> role == null || one.post().role().code().equals(role))
        .filter(one -> show == null || isShown(one, show))
        .toList();
  }

  private static boolean isShown(Standing standing, String show) {
    return show.equals("ready")
        ? standing.isReady()
        : standing.gaps().contains(Gap.valueOf(show.toUpperCase(java.util.Locale.ROOT)));
  }

  List<Row> all(Tx tx, Request request) {
    return rows(tx, request, found(tx, request));
  }

  private List<Row> rows(Tx tx, Request request, List<Standing> standings) {
    Map<UUID, Contact> contacts =
        seesPhones(request) ? people.contacts(tx, people(standings)) : Map.of();
    Map<String, Call> calls = new HashMap<>();
    return standings.stream()
        .map(
            one ->
                row(
                    one,
                    contacts,
                    calls.computeIfAbsent(one.post().township(), code -> call(tx, code))))
        .toList();
  }

  private static boolean seesPhones(Request request) {
    return request.caller().grants().stream().anyMatch(grant -> SEE_PHONES.contains(grant.role()));
  }

  private static Set<UUID> people(List<Standing> standings) {
    return standings.stream()
        .flatMap(one -> Stream.of(one.holder(), one.substitute()))
        .filter(java.util.Objects::nonNull)
        .map(Tenure::person)
        .collect(Collectors.toSet());
  }

  private Call call(Tx tx, String township) {
    return offices.withPhone(tx, township).map(PostViews::call).orElse(NOBODY);
  }

  static Call call(Office office) {
    return new Call(office.facts().name(), office.facts().phone());
  }

  private Row row(Standing standing, Map<UUID, Contact> contacts, Call call) {
    Post post = standing.post();
    return new Row(
        post.division(),
        divisionNames.getOrDefault(post.division(), post.division()),
        post.role(),
        standing.state(),
        standing.gaps(),
        stands(standing.holder(), contacts),
        stands(standing.substitute(), contacts),
        standing.certifiedUntil(),
        standing.checkedOn(),
        Standing.checkedUntil(standing.checkedOn()),
        standing.next(),
        call == NOBODY ? null : call);
  }

  private static Stands stands(Tenure tenure, Map<UUID, Contact> contacts) {
    if (tenure == null) {
      return null;
    }
    Contact contact = contacts.get(tenure.person());
    return new Stands(
        tenure.person(),
        tenure.name(),
        tenure.since(),
        contact == null ? null : contact.maskedPhone());
  }

  Whole get(Tx tx, Request request) {
    Post post =
        TenureStore.post(tx, request.reach(), request.text("division"))
            .orElseThrow(Problem::notFound);
    return whole(tx, request, post);
  }

  Whole whole(Tx tx, Request request, Post post) {
    Standing standing = coverages.standings(tx, List.of(post)).getFirst();
    List<Past> history =
        TenureStore.history(tx, post.division()).stream().map(PostViews::past).toList();
    List<RecordChecks.CheckView> checks =
        people(List.of(standing)).stream()
            .flatMap(person -> RecordCheckStore.ofPerson(tx, person).stream())
            .map(RecordChecks.CheckView::of)
            .toList();
    return new Whole(rows(tx, request, List.of(standing)).getFirst(), history, checks);
  }

  private static Past past(Tenure tenure) {
    return new Past(tenure.name(), tenure.place(), tenure.since(), tenure.until(), tenure.reason());
  }
}
