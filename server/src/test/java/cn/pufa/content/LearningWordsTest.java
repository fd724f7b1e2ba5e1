package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.pufa.content.LearningWords.Claim;
import cn.pufa.content.LearningWords.Course;
import cn.pufa.content.LearningWords.Lesson;
import cn.pufa.law.ArticleRef;
import cn.pufa.law.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Courses and question banks: whole, plain, resting on law in force, in words of their own. */
class LearningWordsTest {

  private static final int LONGEST_SENTENCE = 40;
  private static final int LONGEST_AVERAGE = 25;
  private static final int LONGEST_SHARED = 13;

  /** The day the courses were last checked against the law. */
  private static final LocalDate CHECKED = LocalDate.of(2026, 11, 26);

  private final Catalogue catalogue = Catalogue.load();
  private final List<Lesson> lessons = LearningWords.lessons();
  private final List<Claim> claims = LearningWords.claims();

  @Test
  void coursesAreWhole() {
    assertThat(LearningWords.courses())
        .allSatisfy(
            course -> {
              assertThat(course.title()).isNotBlank();
              assertThat(course.summary()).hasSizeBetween(20, 80);
              assertThat(course.audience()).isNotEmpty();
              assertThat(LearningWords.BANKS).contains(course.exam());
              assertThat(LearningWords.lessons(course))
                  .extracting(Lesson::id)
                  .isEqualTo(course.lessons())
                  .doesNotHaveDuplicates();
              assertThat(LearningWords.lessons(course).stream().mapToInt(Lesson::minutes).sum())
                  .isEqualTo(course.minutes());
            });
    assertThat(LearningWords.courses().stream().map(Course::id)).isEqualTo(LearningWords.COURSES);
  }

  @Test
  void theCourseOfTheChildDirectorHasLessonsAndDrills() {
    var all = LearningWords.lessons(LearningWords.course("child-director"));
    assertThat(all).hasSizeGreaterThanOrEqualTo(9);
    assertThat(all.stream().filter(Lesson::isDrill)).hasSizeGreaterThanOrEqualTo(2);
    var basics = LearningWords.lessons(LearningWords.course("volunteer-basics"));
    assertThat(basics.stream().filter(lesson -> !lesson.isDrill())).hasSizeGreaterThanOrEqualTo(3);
    assertThat(basics.stream().filter(Lesson::isDrill)).isNotEmpty();
  }

  @Test
  void aTextHasSectionsAndSentencesToRemember() {
    assertThat(lessons)
        .filteredOn(lesson -> !lesson.isDrill())
        .allSatisfy(
            lesson -> {
              assertThat(lesson.kind()).isEqualTo("text");
              assertThat(lesson.minutes()).isBetween(3, 20);
              assertThat(lesson.parts()).hasSizeBetween(2, 6);
              assertThat(lesson.parts())
                  .allMatch(part -> !part.heading().isBlank() && !part.paragraphs().isEmpty());
              assertThat(lesson.remember()).hasSizeBetween(2, 4);
            });
  }

  @Test
  void whatIsUnverifiedSaysSoAndClaimsNoArticle() {
    assertThat(lessons.stream().flatMap(lesson -> lesson.paragraphs().stream()))
        .filteredOn(LearningWords.Paragraph::unverified)
        .isNotEmpty()
        .allMatch(paragraph -> paragraph.cites().isEmpty() && paragraph.text().contains("待核对"));
    assertThat(lessons.stream().flatMap(lesson -> lesson.paragraphs().stream()))
        .filteredOn(paragraph -> paragraph.text().contains("待核对"))
        .allMatch(LearningWords.Paragraph::unverified);
  }

  /** Whoever names the law shows the article, or says that it is to be verified. */
  @Test
  void whoeverNamesTheLawCitesIt() {
    assertThat(lessons.stream().flatMap(lesson -> lesson.paragraphs().stream()))
        .filteredOn(paragraph -> paragraph.text().contains("法律") && !paragraph.unverified())
        .allMatch(paragraph -> !paragraph.cites().isEmpty());
  }

  @Test
  void citedArticlesAreInForceAndHaveAGist() {
    var gists = CitedTexts.gists();
    assertThat(claims.stream().flatMap(claim -> claim.cites().stream()).distinct())
        .hasSizeGreaterThan(60)
        .allMatch(gists::containsKey)
        .allMatch(this::inForce);
  }

  private boolean inForce(String cite) {
    var ref = ArticleRef.parse(cite);
    return catalogue
        .entry(ref.statute())
        .flatMap(statute -> statute.inForce(CHECKED))
        .filter(version -> version.version().equals(ref.version()))
        .filter(version -> version.holds(ref.article()))
        .isPresent();
  }

  @Test
  void figuresStandInTheArticles() {
    var printed = CitedTexts.printed();
    assumeTrue(printed.isPresent(), "no folder of statute texts");

    var wrong = new ArrayList<String>();
    for (Claim claim : claims) {
      var sources =
          claim.cites().stream()
              .map(cite -> LearningWords.numbered(cite, printed.get().get(cite)))
              .toList();
      if (!sources.isEmpty()) {
        Figures.unstated(claim.text(), sources)
            .forEach(figure -> wrong.add(claim.of() + " “" + claim.text() + "”: " + figure));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Names of offices may be shared with the statute, sentences not. */
  @Test
  void noneRepeatsTheStatute() {
    var printed = CitedTexts.printed();
    assumeTrue(printed.isPresent(), "no folder of statute texts");

    assertThat(claims)
        .filteredOn(
            claim ->
                claim.cites().stream()
                    .anyMatch(cite -> repeats(claim.text(), printed.get().get(cite))))
        .isEmpty();
  }

  private static boolean repeats(String sentence, String article) {
    String words = bare(sentence);
    String statute = bare(article);
    return IntStream.rangeClosed(0, words.length() - LONGEST_SHARED)
        .anyMatch(at -> statute.contains(words.substring(at, at + LONGEST_SHARED)));
  }

  private static String bare(String text) {
    return text.replaceAll("[\\p{P}\\s]", "");
  }

  @Test
  void sentencesAreShort() {
    assertThat(everythingRead().flatMap(LearningWordsTest::sentences))
        .filteredOn(sentence -> sentence.length() > LONGEST_SENTENCE)
        .isEmpty();
    for (Lesson lesson : lessons) {
      assertThat(
              LearningWords.read(lesson).stream()
                  .flatMap(LearningWordsTest::sentences)
                  .mapToInt(String::length)
                  .average()
                  .orElse(0))
          .as(lesson.id())
          .isLessThanOrEqualTo(LONGEST_AVERAGE);
    }
  }

  private Stream<String> everythingRead() {
    return Stream.concat(
        lessons.stream().flatMap(lesson -> LearningWords.read(lesson).stream()),
        LearningWords.questions().stream()
            .flatMap(question -> LearningWords.read(question).stream()));
  }

  private static Stream<String> sentences(String text) {
    return Stream.of(text.split("[。？；]")).filter(sentence -> !sentence.isBlank());
  }

  /** No word of an authority, and none that makes a game of learning. */
  @Test
  void noneCommandsAndNoneKeepsScore() {
    assertThat(everythingRead())
        .filteredOn(
            text -> text.matches("(?s).*(特此|予以|有关规定|请知悉|！|你|积分|得分|排名|名次|打卡|签到|勋章|徽章|连续学习|在线时长).*"))
        .isEmpty();
  }
}
