package cn.pufa;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may import what, and who may touch what. */
class ArchitectureTest {

  private static final String BASE = "cn.pufa.";

  /** From low to high; a package imports lower ranks only. */
  private static final List<Set<String>> RANKS =
      List.of(
          Set.of("platform"),
          Set.of("audit"),
          Set.of("identity", "file", "job"),
          Set.of("staff", "personal"),
          Set.of("law"),
          Set.of("needs"),
          Set.of("organization", "office", "readership", "finding"),
          Set.of("dossier", "wording"),
          Set.of("delivery"),
          Set.of("contact", "wechat"),
          Set.of("notice"),
          Set.of("reminder"),
          Set.of("content"),
          Set.of("certificate", "hours"),
          Set.of("course"),
          Set.of("exam"),
          Set.of("post"),
          Set.of(
              "search",
              "training",
              "outreach",
              "annualreport",
              "agent",
              "circular",
              "ledger",
              "counsel"),
          Set.of("volunteer", "filing", "jointsheet", "leaflet", "stand"),
          Set.of("review", "procedure", "evidence"),
          Set.of("creditlist"),
          Set.of("penalty"),
          Set.of("publication"),
          Set.of("lawreport"),
          Set.of("app"));

  private static final Set<String> CALENDAR =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Year",
          "java.time.YearMonth");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("cn.pufa");

  @Test
  void everyPackageHasARankAndImportsLowerOnesOnly() {
    assertThat(CLASSES).hasSizeGreaterThan(150);
    assertThat(CLASSES)
        .allSatisfy(type -> assertThat(rank(type)).as(type.getName()).isNotNegative());
    assertThat(
            dependencies()
                .filter(
                    dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("cn.pufa"))
                .filter(ArchitectureTest::leavesItsFeature)
                .filter(
                    dependency ->
                        rank(dependency.getTargetClass()) >= rank(dependency.getOriginClass()))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  private static boolean leavesItsFeature(Dependency dependency) {
    return !feature(dependency.getOriginClass()).equals(feature(dependency.getTargetClass()));
  }

  private static String feature(JavaClass type) {
    return type.getPackageName().substring(BASE.length()).split("\\.", 2)[0];
  }

  private static int rank(JavaClass type) {
    return RANKS.indexOf(
        RANKS.stream().filter(rank -> rank.contains(feature(type))).findFirst().orElse(Set.of()));
  }

  @Test
  void onlyStoresAndTheDatabaseTouchTheSqlClient() {
    Set<String> found =
        origins(
            target ->
                target.getPackageName().startsWith("io.vertx.sqlclient")
                    || target.getPackageName().startsWith("io.vertx.pgclient")
                    || target.getPackageName().startsWith("java.sql"));
    assertThat(found).contains("notice.NoticeStore", "platform.db.Tx");
    found.removeIf(name -> name.startsWith("platform.db.") || name.endsWith("Store"));
    assertThat(found).isEmpty();
  }

  @Test
  void onlyRoutesTouchTheWeb() {
    Set<String> found = origins(target -> target.getPackageName().startsWith("io.vertx.ext.web"));
    assertThat(found).contains("platform.http.Routes");
    found.removeIf(
        name ->
            name.startsWith("platform.http.")
                || name.startsWith("app.")
                || name.endsWith("Routes"));
    assertThat(found).isEmpty();
  }

  @Test
  void valuesOfFeaturesKnowNothingOfVertx() {
    assertThat(
            dependencies()
                .filter(dependency -> outermost(dependency.getOriginClass()).isRecord())
                .filter(dependency -> !feature(dependency.getOriginClass()).equals("platform"))
                .filter(dependency -> !feature(dependency.getOriginClass()).equals("app"))
                .filter(
                    dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("io.vertx"))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void onlyMainReadsTheEnvironmentForConfig() {
    assertThat(accesses("java.lang.System", "getenv"))
        .extracting(
            access -> name(access.getOriginOwner()) + " " + access.getTarget().getFullName())
        .containsOnly("app.Main java.lang.System.getenv()");
  }

  @Test
  void timeComesFromTheInjectedClock() {
    Set<String> found = new TreeSet<>();
    CLASSES.stream()
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(ArchitectureTest::asksTheMachine)
        .forEach(access -> found.add(name(access.getOriginOwner())));
    assertThat(found).containsExactly("app.Config");
  }

  private static boolean asksTheMachine(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String member = access.getTarget().getName();
    return CALENDAR.contains(owner) && member.equals("now")
        || owner.equals("java.lang.System") && member.equals("currentTimeMillis")
        || owner.equals("java.time.Clock") && member.startsWith("system")
        || owner.equals("java.util.Date") && member.equals("<init>");
  }

  @Test
  void onlyMainSpeaksOnTheTerminal() {
    assertThat(
            Stream.concat(
                    accesses("java.lang.System", "out").stream(),
                    accesses("java.lang.System", "err").stream())
                .map(access -> name(access.getOriginOwner())))
        .containsOnly("app.Main");
  }

  @Test
  void noPackagesGoInCircles() {
    slices().matching("cn.pufa.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("cn.pufa.platform.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  private static Stream<Dependency> dependencies() {
    return CLASSES.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
  }

  private static Set<String> origins(Predicate<JavaClass> target) {
    return dependencies()
        .filter(dependency -> target.test(dependency.getTargetClass()))
        .map(dependency -> name(dependency.getOriginClass()))
        .collect(toCollection(TreeSet::new));
  }

  private static List<JavaAccess<?>> accesses(String owner, String member) {
    return CLASSES.stream()
        .<JavaAccess<?>>flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(access -> access.getTargetOwner().getName().equals(owner))
        .filter(access -> access.getTarget().getName().equals(member))
        .toList();
  }

  /** The file's class without the base package: {@code notice.NoticeStore}. */
  private static String name(JavaClass type) {
    return outermost(type).getName().substring(BASE.length());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }
}
