package cn.pufa.testing;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/**
 * What does several things at once, kills or has a second node is {@link Race} or {@link Sending},
 * so that {@code bin/repeat} runs it, or it is said here why not.
 */
class RaceMarksTest {

  private static final String LATER = "a node of some days later, asked after the first";
  private static final String AGAIN = "starts again where the first has stopped";
  private static final String BESIDE = "another node that only starts, with nothing under way";

  /** A class, or one method of it. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          entry("AgentIT.aDeclinedRequestBindsNobodyAndALapsedOneCannotBeAccepted", LATER),
          entry("InvitationIT.anInvitationWorksOnItsThirtiethDayAndNoLonger", LATER),
          entry(
              "ClockJumpIT.aReminderIsSentOnceThoughItsDayComesTwice",
              "two nodes that look one after the other"),
          entry("BounceMailboxIT", "a server that only listens to one after another"),
          entry("PersonalDataIT.keysAreChangedWithoutLosingANumber", AGAIN),
          entry("CourseAgainIT", AGAIN),
          entry("ErasedAgainIT.whoWasErasedStaysErased", AGAIN),
          entry("RetentionIT", AGAIN),
          entry("ScheduledPublicationIT.whatFellDueMeanwhileIsPublishedInOrder", AGAIN),
          entry("ScheduledReleaseIT.itSurvivesARestart", AGAIN),
          entry("SearchIT.anIndexOnDiskAnswersAfterARestartAndADamagedOneIsMadeAnew", AGAIN),
          entry("StatuteImportIT.theFolderNeverUndoesWhatAPersonBrought", AGAIN),
          entry("ExamBankIT.startingAgainBringsNothingTwiceAndStaffWinOverTheProduct", BESIDE),
          entry("LadderIT.theUsualLadderIsThereFromTheStart", BESIDE),
          entry("PenaltyListIT.aCaseWithoutADayGetsItWithTheReleaseThatKnowsIt", BESIDE),
          entry("NewerSchemaIT", "a newer release beside it, one request after another"),
          entry("ScheduledEditionIT.theProductBringsItsWordsOnceAndNewerOnesLater", AGAIN),
          entry("HoursIT.statedHoursStayApartAndStaffDecideOnThem", "writes one entry at once"),
          entry("HoursIT.theTranscriptIsReadByOtherPrograms", "writes one entry at once"),
          entry(
              "EmbeddedPostgresTest.isNotFooledByAPidFileThatNamesAnotherProcess",
              "ends the process it began itself"),
          entry("LargeBodyIT.noBodyHoldsUpAnEventLoop", "refused bodies, with no effect at all"),
          entry("LeftoversIT", "killed while its upload stands still"),
          entry("RestoreIT", "killed once with its disk, in the middle of work"),
          entry("SlowClientsIT", "waits out how long a body may take, whatever the moment"),
          entry("SlowReadersIT", "waits out how long an idle line is kept, whatever the moment"));

  private static final String KIT = "cn.pufa.testing";

  /** Lets several begin at once, or breaks in on others; all of a class, or a member. */
  private static final Set<String> BREAKS_IN =
      Set.of(
          "AtOnce",
          "CompletableFuture.runAsync",
          "CompletableFuture.supplyAsync",
          "Executors",
          "HomeDatabase.kill",
          "IntStream.parallel",
          "JavaProcess.freeze",
          "JavaProcess.kill",
          "LostAnswers.loseCommitWith",
          "OfVirtual.start",
          "OfVirtual.unstarted",
          "PrivatePostgres.cutConnections",
          "PrivatePostgres.restartFast",
          "PrivatePostgres.stopImmediately",
          "Process.destroyForcibly",
          "ProcessHandle.destroyForcibly",
          "RedisProcess.freeze",
          "RedisProcess.stop",
          "Thread.start",
          "Thread.startVirtualThread");

  private static final Set<String> NODES =
      Set.of("EngineNode.<init>", "TestServer.start", "WeChatNode.<init>");

  private static final Set<String> DATABASES =
      Set.of("MessageTable.<init>", "PrivatePostgres.start", "TestPostgres.create");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("cn.pufa");

  private final Map<JavaCodeUnit, Does> known = new HashMap<>();

  /**
   * @param nodes over a database that is given to them, less the databases made
   */
  private record Does(boolean breaksIn, int nodes) {

    static final Does NOTHING = new Does(false, 0);

    Does and(Does other) {
      return new Does(breaksIn || other.breaksIn, nodes + other.nodes);
    }
  }

  @Test
  void whatDoesSeveralThingsAtOnceIsRepeated() {
    Set<String> unmarked = new TreeSet<>();
    tests()
        .filter(test -> !isMarked(test) && isSeveralAtOnce(test))
        .forEach(test -> unmarked.add(excepted(test)));
    tests()
        .map(JavaMethod::getOwner)
        .distinct()
        .filter(type -> type.getMethods().stream().noneMatch(RaceMarksTest::isMarked))
        .filter(type -> setUp(type).breaksIn() || setUp(type).nodes() > 0)
        .forEach(type -> unmarked.add(type.getSimpleName()));
    assertThat(unmarked).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
  }

  private static String excepted(JavaMethod test) {
    String type = test.getOwner().getSimpleName();
    return EXCEPTIONS.containsKey(type) ? type : type + "." + test.getName();
  }

  private static Stream<JavaMethod> tests() {
    return CLASSES.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isMetaAnnotatedWith(Testable.class));
  }

  private static boolean isMarked(JavaMethod test) {
    return Stream.of(Race.class, Sending.class)
        .anyMatch(mark -> test.isAnnotatedWith(mark) || test.getOwner().isAnnotatedWith(mark));
  }

  /** A node of the test alone counts where its set-up has made no database for it. */
  private boolean isSeveralAtOnce(JavaMethod test) {
    Does does = does(test);
    int nodes = does.nodes() + Math.min(0, setUp(test.getOwner()).nodes());
    return does.breaksIn() || nodes > 0;
  }

  private Does setUp(JavaClass type) {
    return type.getCodeUnits().stream()
        .filter(
            unit ->
                !(unit instanceof JavaMethod)
                    || unit.isAnnotatedWith(BeforeAll.class)
                    || unit.isAnnotatedWith(BeforeEach.class))
        .map(this::does)
        .reduce(Does.NOTHING, Does::and);
  }

  /** By itself and by whatever it calls. */
  private Does does(JavaCodeUnit unit) {
    Does before = known.putIfAbsent(unit, Does.NOTHING);
    if (before != null) {
      return before;
    }
    Does all =
        unit.getAccessesFromSelf().stream()
            .filter(JavaCodeUnitAccess.class::isInstance)
            .map(access -> (CodeUnitAccessTarget) access.getTarget())
            .map(target -> does(unit, target))
            .reduce(Does.NOTHING, Does::and);
    known.put(unit, all);
    return all;
  }

  /** The kit starts and ends what it is asked to; that is the business of whoever asks. */
  private Does does(JavaCodeUnit caller, CodeUnitAccessTarget target) {
    String owner = target.getOwner().getSimpleName();
    String called = owner + "." + target.getName();
    if (BREAKS_IN.contains(owner) || BREAKS_IN.contains(called)) {
      return new Does(!caller.getOwner().getPackageName().equals(KIT), 0);
    }
    if (DATABASES.contains(called)) {
      return new Does(false, -1);
    }
    if (NODES.contains(called) && isGivenADatabase(target)) {
      return new Does(false, 1);
    }
    return target
        .resolveMember()
        .filter(unit -> CLASSES.contain(unit.getOwner().getName()))
        .map(this::does)
        .orElse(Does.NOTHING);
  }

  /** Otherwise a server makes its own. */
  private static boolean isGivenADatabase(CodeUnitAccessTarget target) {
    return !target.getOwner().isEquivalentTo(TestServer.class)
        || target.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(TestPostgres.TestDatabase.class));
  }
}
