package cn.pufa.post;

import cn.pufa.certificate.Certificates;
import cn.pufa.certificate.Qualification;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.Standing.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Works out how each post stands: who is there, whose certificate is valid, who was asked after.
 */
final class Coverages {

  /** What a certificate is needed for each post (民发〔2019〕34号). */
  private static final Map<PostRole, Qualification> NEEDED =
      Map.of(
          PostRole.CHILD_DIRECTOR, Qualification.CHILD_DIRECTOR,
          PostRole.CHILD_SUPERVISOR, Qualification.CHILD_SUPERVISOR);

  /**
   * What is known of those who stand at the posts.
   *
   * @param held the role is what a post gives; who has lost it stands there no more
   * @param certified last day of the valid certificate for the post
   * @param checked when their records were last asked after
   */
  private record Known(
      Set<Roles.Place> held,
      Map<PostRole, Map<UUID, LocalDate>> certified,
      Map<UUID, LocalDate> checked) {

    boolean stands(Post post, Tenure tenure) {
      return held.contains(new Roles.Place(tenure.person(), post.role().code(), post.division()));
    }

    LocalDate certifiedUntil(Post post, Tenure holder) {
      return holder == null
          ? null
          : certified.getOrDefault(post.role(), Map.of()).get(holder.person());
    }

    LocalDate checkedOn(Tenure holder) {
      return holder == null ? null : checked.get(holder.person());
    }
  }

  private final Certificates certificates;
  private final Map<String, String> divisionNames;
  private final BusinessClock clock;

  Coverages(Certificates certificates, Map<String, String> divisionNames, BusinessClock clock) {
    this.certificates = certificates;
    this.divisionNames = divisionNames;
    this.clock = clock;
  }

  Coverage of(Tx tx, Reach reach) {
    List<Standing> all = standings(tx, TenureStore.posts(tx, reach));
    Map<String, List<Standing>> byTownship = new LinkedHashMap<>();
    for (Standing standing : all) {
      byTownship
          .computeIfAbsent(standing.post().township(), any -> new ArrayList<>())
          .add(standing);
    }
    List<Coverage.Township> townships = new ArrayList<>();
    byTownship.forEach((code, standings) -> townships.add(township(code, standings)));
    return new Coverage(clock.today(), Coverage.Counts.of(all), townships);
  }

  private Coverage.Township township(String code, List<Standing> standings) {
    State worst =
        standings.stream().map(Standing::state).min(Comparator.naturalOrder()).orElseThrow();
    State supervisor =
        standings.stream()
            .filter(standing -> standing.post().division().equals(code))
            .map(Standing::state)
            .findFirst()
            .orElse(null);
    return new Coverage.Township(
        code, divisionNames.get(code), worst, supervisor, Coverage.Counts.of(standings));
  }

  /** In the order of the posts. */
  List<Standing> standings(Tx tx, List<Post> posts) {
    Map<String, List<Tenure>> tenures =
        TenureStore.standing(tx, posts.stream().map(Post::division).toList()).stream()
            .collect(Collectors.groupingBy(Tenure::division));
    Known known = known(tx, posts, tenures);
    return posts.stream()
        .map(post -> standing(post, tenures.getOrDefault(post.division(), List.of()), known))
        .toList();
  }

  private Standing standing(Post post, List<Tenure> tenures, Known known) {
    Tenure holder = null;
    Tenure substitute = null;
    for (Tenure tenure : tenures) {
      if (known.stands(post, tenure)) {
        holder = tenure.isHolder() ? tenure : holder;
        substitute = tenure.isHolder() ? substitute : tenure;
      }
    }
    return new Standing(
        post,
        holder,
        substitute,
        known.certifiedUntil(post, holder),
        known.checkedOn(holder),
        clock.today());
  }

  private Known known(Tx tx, List<Post> posts, Map<String, List<Tenure>> tenures) {
    Map<PostRole, Set<UUID>> people = new HashMap<>();
    for (Post post : posts) {
      tenures
          .getOrDefault(post.division(), List.of())
          .forEach(
              tenure ->
                  people.computeIfAbsent(post.role(), any -> new HashSet<>()).add(tenure.person()));
    }
    Map<PostRole, Map<UUID, LocalDate>> certified = new HashMap<>();
    people.forEach((role, of) -> certified.put(role, certified(tx, role, of)));
    Set<UUID> all = people.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    return new Known(
        new HashSet<>(Roles.places(tx, PostRole.OFFICES)),
        certified,
        RecordCheckStore.last(tx, all));
  }

  /** The last day of each person's valid certificate for such a post. */
  Map<UUID, LocalDate> certified(Tx tx, PostRole role, Set<UUID> people) {
    Map<UUID, LocalDate> until = new HashMap<>();
    certificates
        .valid(tx, NEEDED.get(role), people, clock.today())
        .forEach((person, standing) -> until.put(person, standing.validUntil()));
    return until;
  }
}
