package cn.pufa.personal;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Person;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** ID numbers of those whose duty needs one: kept sealed, shown masked, revealed for a purpose. */
public final class IdNumbers {

  static final String CONSENT = "id_number";

  private static final String KIND = "id_number";
  private static final int SEALED_AT_ONCE = 200;

  /** What a whole number is looked at for, and whose may be. */
  enum Purpose {
    RECORD_CHECK("child_director", "child_supervisor"),
    VOLUNTEER_REGISTER("volunteer");

    private final List<String> roles;

    Purpose(String... roles) {
      this.roles = List.of(roles);
    }

    boolean concerns(Grant grant) {
      return roles.contains(grant.role());
    }
  }

  /**
   * Whether a volunteer asked to be entered in the national system, for which alone one is used.
   */
  @FunctionalInterface
  public interface NationalRecord {
    boolean isWished(Tx tx, UUID person);
  }

  /** The posts that somebody asks for: records are asked after before one is confirmed. */
  @FunctionalInterface
  public interface PostsAskedFor {
    List<Grant> of(Tx tx, UUID person);
  }

  private record Draft(String idNumber, Consents.Given consent) {}

  private record RevealRequest(Purpose purpose, String reason) {}

  private record Revealed(String idNumber) {}

  /**
   * @param needed whether the person's duty, or a post asked for, is one that needs a number
   */
  record Mine(boolean needed, boolean kept, String masked, Instant savedAt) {}

  private final Database database;
  private final Commands commands;
  private final Consents consents;
  private final Vault vault;
  private final BusinessClock clock;
  private NationalRecord nationalRecord = (tx, person) -> false;
  private PostsAskedFor postsAskedFor = (tx, person) -> List.of();

  public IdNumbers(
      Database database, Commands commands, Consents consents, Vault vault, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.consents = consents;
    this.vault = vault;
    this.clock = clock;
  }

  /** When the server is put together, by the register of volunteers. */
  public void follow(NationalRecord record) {
    nationalRecord = record;
  }

  /** Likewise, by the posts. */
  public void followPosts(PostsAskedFor posts) {
    postsAskedFor = posts;
  }

  Mine mine(Tx tx, UUID person) {
    boolean needed = isAskedOf(tx, person);
    return IdNumberStore.of(tx, person)
        .map(kept -> new Mine(needed, true, open(person, kept).masked(), kept.savedAt()))
        .orElse(new Mine(needed, false, null, null));
  }

  /** Whether there may be a purpose; whether there is one is {@link #mayBeUsed}. */
  private boolean isAskedOf(Tx tx, UUID person) {
    return person(tx, person).stream()
        .flatMap(found -> found.roles().stream())
        .anyMatch(
            grant -> Arrays.stream(Purpose.values()).anyMatch(purpose -> purpose.concerns(grant)));
  }

  /**
   * With the posts asked for as if they were held. Whose account is closed (停用) counts as gone at
   * once, whatever roles are still written down.
   */
  private Optional<Person> person(Tx tx, UUID id) {
    return Roles.person(tx, id, clock.today())
        .filter(found -> !found.disabled())
        .map(
            found ->
                found.with(
                    Stream.concat(found.roles().stream(), postsAskedFor.of(tx, id).stream())
                        .toList()));
  }

  private IdNumber open(UUID person, IdNumberStore.Kept kept) {
    return new IdNumber(vault.open(kept.sealed(), record(person)));
  }

  private static String record(UUID person) {
    return "person/" + person + "/id_number";
  }

  Answer save(Request request) {
    var draft = request.body(Draft.class);
    IdNumber number = IdNumber.of(draft.idNumber());
    number
        .fault(clock.today())
        .ifPresent(
            fault -> {
              throw Problem.invalid("/idNumber", fault);
            });
    requireConsent(draft.consent());
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          requireAskedOf(tx, person);
          consents.record(tx, person, draft.consent());
          keep(tx, person, number);
          return Outcome.of(record(person), Answer.ok(mine(tx, person)));
        });
  }

  private void requireAskedOf(Tx tx, UUID person) {
    if (!isAskedOf(tx, person)) {
      throw Problem.conflict("您不用填身份证号。只有志愿者、儿童主任、儿童督导员，和正在登记做儿童主任、儿童督导员的人要填。");
    }
  }

  private void requireConsent(Consents.Given given) {
    if (!CONSENT.equals(given.code())) {
      throw Problem.invalid("/consent/code", "请先看过并同意“保存身份证号”");
    }
    consents.requireCurrent(given, "/consent");
  }

  /** One number belongs to one person, under whichever key it was kept. */
  private void keep(Tx tx, UUID person, IdNumber number) {
    String[] indexes = vault.indexes(KIND, number.text()).toArray(String[]::new);
    if (IdNumberStore.isKeptByOther(tx, person, indexes)) {
      throw taken();
    }
    try {
      IdNumberStore.save(
          tx, person, vault.seal(number.text(), record(person)), indexes[0], clock.now());
    } catch (RuntimeException fault) {
      throw Database.isDuplicate(fault, IdNumberStore.ONCE) ? taken() : fault;
    }
  }

  private static Problem taken() {
    return Problem.invalid("/idNumber", "这个号码已经在另一个账号登记过。如果不是您本人登记的，请到镇街或民政局核对");
  }

  Answer remove(Request request) {
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          erase(tx, person);
          return Outcome.of(record(person), Answer.ok(mine(tx, person)));
        });
  }

  public boolean isKept(Tx tx, UUID person) {
    return IdNumberStore.of(tx, person).isPresent();
  }

  /**
   * Whole ones, for the file that volunteers are entered from in the national system; the caller
   * keeps on record who took it and what for.
   */
  public Map<UUID, String> forRegister(Tx tx, Collection<UUID> people) {
    Map<UUID, String> numbers = new HashMap<>();
    for (UUID person : people) {
      IdNumberStore.of(tx, person)
          .ifPresent(kept -> numbers.put(person, open(person, kept).text()));
    }
    return numbers;
  }

  public void erase(Tx tx, UUID person) {
    IdNumberStore.delete(tx, person);
  }

  /** When what it was kept for is refused or given up: not where another purpose needs it. */
  public void eraseUnneeded(Tx tx, UUID person) {
    if (!isNeeded(tx, person)) {
      erase(tx, person);
    }
  }

  /** For the person herself: whole. */
  public List<Map<String, String>> export(Tx tx, UUID person) {
    return IdNumberStore.of(tx, person)
        .map(
            kept ->
                List.of(
                    Map.of("公民身份号码", open(person, kept).text(), "保存时间", kept.savedAt().toString())))
        .orElse(List.of());
  }

  Answer reveal(Request request) {
    UUID id = request.id("person");
    var asked = request.body(RevealRequest.class);
    return commands.run(
        request,
        tx -> {
          Person person =
              person(tx, id)
                  .filter(
                      found ->
                          request.reach().all()
                              || found.roles().stream()
                                  .anyMatch(grant -> isWithin(request.reach(), grant)))
                  .orElseThrow(Problem::notFound);
          if (!mayBeUsed(tx, asked.purpose(), person, grant -> isWithin(request.reach(), grant))) {
            throw Problem.invalid("/purpose", "这个人的角色用不到这项用途");
          }
          IdNumberStore.Kept kept =
              IdNumberStore.of(tx, id).orElseThrow(() -> Problem.conflict("这个人还没有保存身份证号，请本人先填写。"));
          String why = asked.purpose().name().toLowerCase(Locale.ROOT) + "：" + asked.reason();
          var answer = Answer.ok(new Revealed(open(id, kept).text()));
          return new Outcome(record(id), why, (Answer.Json) answer);
        });
  }

  private static boolean isWithin(Reach reach, Grant grant) {
    return reach.holds(grant.division(), grant.organization());
  }

  /** One and the same role must be that of the purpose and be held where the caller may look. */
  private boolean mayBeUsed(Tx tx, Purpose purpose, Person person, Predicate<Grant> where) {
    return person.roles().stream().filter(where).anyMatch(purpose::concerns)
        && (purpose != Purpose.VOLUNTEER_REGISTER || nationalRecord.isWished(tx, person.id()));
  }

  /**
   * @param age how long a number stays while nothing needs it, so that a change of post loses
   *     nothing
   */
  public void forgetUnneeded(Duration age) {
    var now = clock.now();
    database.run(
        tx -> {
          List<UUID> unneeded =
              IdNumberStore.holders(tx).stream().filter(person -> !isNeeded(tx, person)).toList();
          IdNumberStore.markUnneeded(tx, unneeded, now);
          IdNumberStore.forget(tx, now.minus(age));
        });
  }

  private boolean isNeeded(Tx tx, UUID person) {
    return person(tx, person)
        .filter(
            found ->
                Arrays.stream(Purpose.values())
                    .anyMatch(purpose -> mayBeUsed(tx, purpose, found, grant -> true)))
        .isPresent();
  }

  /** After a change of keys: some of what stands on an old one is sealed and indexed anew. */
  public static int sealAgain(Database database, Vault vault) {
    return database.transaction(
        tx -> {
          var old = IdNumberStore.underOtherKeys(tx, vault.mark(), SEALED_AT_ONCE);
          old.forEach((person, kept) -> sealAgain(tx, vault, person, kept));
          return old.size();
        });
  }

  private static void sealAgain(Tx tx, Vault vault, UUID person, IdNumberStore.Kept kept) {
    String number = vault.open(kept.sealed(), record(person));
    IdNumberStore.reseal(tx, person, vault.seal(number, record(person)), vault.index(KIND, number));
  }
}
