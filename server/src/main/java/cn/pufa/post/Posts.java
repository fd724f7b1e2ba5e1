package cn.pufa.post;

import cn.pufa.audit.Commands;
import cn.pufa.certificate.Certificates;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.office.Offices;
import cn.pufa.personal.IdNumbers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The doorway of this feature: its routes, who stands where, how far the county is covered, whose
 * records were asked after, and the demo's way in.
 */
public final class Posts {

  /** Who holds a post. */
  public record Holder(String division, PostRole role, UUID person, String name, LocalDate since) {}

  private final Database database;
  private final Commands commands;
  private final BusinessClock clock;
  private final Divisions divisions;
  private final Map<String, String> divisionNames;
  private final PostRequests requests;
  private final Tenures tenures;
  private final RecordChecks checks;
  private final Coverages coverages;
  private final PostRoutes routes;

  public Posts(
      Database database,
      Commands commands,
      People people,
      Divisions divisions,
      Certificates certificates,
      Offices offices,
      IdNumbers idNumbers,
      VolunteerRule volunteerRule,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
    this.divisions = divisions;
    this.divisionNames = divisions.namesByCode();
    this.tenures = new Tenures(commands, people, clock);
    this.requests =
        new PostRequests(commands, people, tenures, volunteerRule, idNumbers, clock, divisionNames);
    idNumbers.followPosts(PostRequests::waitedFor);
    this.checks = new RecordChecks(commands, clock);
    this.coverages = new Coverages(certificates, divisionNames, clock);
    var views = new PostViews(coverages, people, offices, divisionNames);
    var duty = new OwnDuty(coverages, offices, idNumbers, divisionNames, clock);
    var calls = new PhoneCalls(commands, people);
    var exports = new CoverageExport(database, commands, views, clock);
    this.routes =
        new PostRoutes(database, requests, tenures, checks, coverages, views, duty, calls, exports);
  }

  /** One row for each village and township that has none yet; roles held before fill them. */
  public void open() {
    List<Post> wanted = wanted();
    if (database.read(TenureStore::count) < wanted.size()) {
      commands.system(
          "openPosts",
          "post",
          tx -> {
            tenures.open(tx, wanted);
            return null;
          });
    }
  }

  private List<Post> wanted() {
    List<Post> wanted = new ArrayList<>();
    for (var township : divisions.county().townships()) {
      wanted.add(new Post(township.code(), PostRole.CHILD_SUPERVISOR));
      township
          .villages()
          .forEach(village -> wanted.add(new Post(village.code(), PostRole.CHILD_DIRECTOR)));
    }
    return wanted;
  }

  public PostRoutes routes() {
    return routes;
  }

  public OwnPosts own() {
    return new OwnPosts(tenures, divisionNames);
  }

  /** How far the whole county is covered today. */
  public Coverage coverage(Tx tx) {
    return coverages.of(tx, Reach.ALL);
  }

  /** Those who hold the posts of these divisions; a vacant one is absent. */
  public List<Holder> holders(Tx tx, Collection<String> divisions) {
    List<Post> posts =
        TenureStore.posts(tx, Reach.ALL).stream()
            .filter(post -> divisions.contains(post.division()))
            .toList();
    return coverages.standings(tx, posts).stream()
        .filter(standing -> !standing.isVacant())
        .map(Posts::holder)
        .toList();
  }

  private static Holder holder(Standing standing) {
    Tenure holder = standing.holder();
    return new Holder(
        holder.division(), standing.post().role(), holder.person(), holder.name(), holder.since());
  }

  /** When the records of each were last asked after, and the last day on which that counts. */
  public Map<UUID, LocalDate> checkedOn(Tx tx, Collection<UUID> people) {
    return RecordCheckStore.last(tx, people);
  }

  /** Whether the records were asked after within a year before that day (未成年人保护法 62). */
  public boolean isChecked(Tx tx, UUID person, LocalDate on) {
    return Standing.isCurrent(RecordCheckStore.last(tx, Set.of(person)).get(person), on);
  }

  /**
   * @param age how long a request for a post is kept after it was decided
   */
  public void forgetDecidedRequests(Duration age) {
    database.run(tx -> requests.forgetDecided(tx, clock.now().minus(age)));
  }

  /**
   * @param age how long a request waits for a decision
   */
  public void forgetUndecidedRequests(Duration age) {
    database.run(tx -> PostStore.deleteUndecided(tx, clock.now().minus(age)));
  }

  /**
   * @param age how long a record check is kept of who holds no such role any more
   */
  public void forgetOldChecks(Duration age) {
    database.run(tx -> checks.forgetOld(tx, clock.now().minus(age)));
  }

  public void recordRequest(Tx tx, UUID person, PostDraft draft) {
    requests.insert(tx, person, draft);
  }

  /** A holder since that day, as if confirmed then. */
  public void recordHolder(Tx tx, UUID person, PostDraft draft, LocalDate since) {
    var post = new Post(draft.division(), draft.role());
    tenures.record(tx, post, person, draft.name(), Tenure.Place.HOLDER, since);
  }

  public void recordCheck(Tx tx, UUID person, LocalDate checkedOn, String askedBy) {
    RecordCheckStore.insert(tx, person, checkedOn, askedBy, null, clock.now());
  }
}
