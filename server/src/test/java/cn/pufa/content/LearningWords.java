package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import com.google.gson.annotations.SerializedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The courses and question banks that writers left in the jar, read as they are written. */
final class LearningWords {

  static final List<String> COURSES = List.of("child-director", "volunteer-basics");
  static final List<String> BANKS =
      List.of("child-director", "child-supervisor", "volunteer-basics");

  record Course(
      String id,
      String title,
      String summary,
      List<String> audience,
      int minutes,
      String exam,
      List<String> lessons) {}

  /** A text has parts and what to remember, a drill its steps. */
  record Lesson(
      String id,
      String title,
      String kind,
      int minutes,
      List<Section> parts,
      List<String> remember,
      String start,
      Map<String, Step> steps) {

    boolean isDrill() {
      return kind.equals("drill");
    }

    List<Paragraph> paragraphs() {
      return isDrill()
          ? List.of()
          : parts.stream().flatMap(part -> part.paragraphs().stream()).toList();
    }
  }

  record Section(String heading, List<Paragraph> paragraphs) {}

  record Paragraph(String text, List<String> cites, boolean unverified) {}

  /** Either choices or an end, good or bad. */
  record Step(
      String situation, List<Choice> choices, String end, String remember, List<String> cites) {

    boolean ends() {
      return end != null;
    }
  }

  record Choice(String text, String to, String feedback) {

    /** A writer begins the feedback of the right choice so. */
    boolean isRight() {
      return feedback.startsWith("对。");
    }
  }

  record Bank(String bank, String title, List<Question> questions) {}

  record Question(
      String id,
      String kind,
      String topic,
      String lesson,
      @SerializedName("case") String story,
      String ask,
      List<String> choices,
      List<Integer> right,
      Paragraph why) {

    /** Whether one of several choices is right. */
    boolean isOneOfMany() {
      return kind.equals("single") || kind.equals("scenario");
    }

    String answer() {
      return choices.get(right.getFirst());
    }
  }

  /**
   * Words that rest on articles.
   *
   * @param of the lesson or question they stand in
   */
  record Claim(String of, String text, List<String> cites) {}

  private LearningWords() {}

  static List<Course> courses() {
    return COURSES.stream().map(LearningWords::course).toList();
  }

  static Course course(String id) {
    return CitedTexts.read("/course/" + id + "/course.json", Course.class);
  }

  static List<Lesson> lessons() {
    return courses().stream().flatMap(course -> lessons(course).stream()).toList();
  }

  static List<Lesson> lessons(Course course) {
    return course.lessons().stream()
        .map(id -> CitedTexts.read("/course/" + course.id() + "/" + id + ".json", Lesson.class))
        .toList();
  }

  static List<Bank> banks() {
    return BANKS.stream().map(LearningWords::bank).toList();
  }

  static Bank bank(String id) {
    return CitedTexts.read("/exam/" + id + ".json", Bank.class);
  }

  static List<Question> questions() {
    return banks().stream().flatMap(bank -> bank.questions().stream()).toList();
  }

  /** Everything that rests on articles. */
  static List<Claim> claims() {
    return Stream.concat(
            lessons().stream().flatMap(lesson -> claims(lesson).stream()),
            questions().stream()
                .map(each -> new Claim(each.id(), each.why().text(), each.why().cites())))
        .toList();
  }

  static List<Claim> claims(Lesson lesson) {
    if (!lesson.isDrill()) {
      return lesson.paragraphs().stream()
          .map(paragraph -> new Claim(lesson.id(), paragraph.text(), paragraph.cites()))
          .toList();
    }
    return lesson.steps().values().stream()
        .map(step -> new Claim(lesson.id(), step.situation(), step.cites()))
        .toList();
  }

  /** Each piece of writing that a person reads, in a lesson. */
  static List<String> read(Lesson lesson) {
    var words = new ArrayList<>(List.of(lesson.title()));
    if (lesson.isDrill()) {
      lesson.steps().values().forEach(step -> words.addAll(read(step)));
    } else {
      lesson.parts().forEach(part -> words.add(part.heading()));
      lesson.paragraphs().forEach(paragraph -> words.add(paragraph.text()));
      words.addAll(lesson.remember());
    }
    return words;
  }

  private static List<String> read(Step step) {
    return Stream.concat(
            Stream.of(step.situation(), step.remember()).filter(Objects::nonNull),
            step.ends()
                ? Stream.empty()
                : step.choices().stream()
                    .flatMap(choice -> Stream.of(choice.text(), choice.feedback())))
        .toList();
  }

  /** The same of a question. */
  static List<String> read(Question question) {
    return Stream.of(
            Stream.of(question.story(), question.ask(), question.why().text()),
            question.choices().stream())
        .flatMap(words -> words)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The article as printed, with its number, which a sentence may name. */
  static String numbered(String cite, String article) {
    return "第" + ArticleRef.parse(cite).article() + "条 " + article;
  }
}
