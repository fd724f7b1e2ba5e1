package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about courses with which nothing is wrong. */
public final class CourseRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listCourses",
          "getCourse",
          "getLesson",
          "startLesson",
          "reportWatched",
          "finishLesson",
          "walkDrill",
          "playCourseFile",
          "uploadLessonFile",
          "listCourseRecords",
          "createCourse",
          "getCourseRecord",
          "getCourseVersion",
          "getLessonFile",
          "draftCourse",
          "changeCourseDraft",
          "saveLesson",
          "discardCourseDraft",
          "publishCourse",
          "withdrawCourse",
          "restoreLesson",
          "getCourseOverview",
          "listCourseLearners",
          "exportCourseLearners");

  /** Text, drill, video. */
  private final String course;

  private final String toDraft;
  private final String toChange;
  private final String toDiscard;
  private final String toPublish;
  private final String toWithdraw;
  private final String ticket;
  private final String textHash;
  private final String drillHash;

  CourseRequests(TestServer server) {
    var world = new CourseWorld(server);
    course = world.published();
    toDraft = world.published(CourseWorld.text());
    toChange = world.drafted(CourseWorld.text());
    toDiscard = world.drafted();
    toPublish = world.drafted(CourseWorld.text());
    toWithdraw = world.published(CourseWorld.text());
    Api learner = server.as("volunteer");
    textHash = CourseWorld.hash(learner, course, "l1");
    drillHash = CourseWorld.hash(learner, course, "l2");
    ticket = ticket(learner, course);
  }

  /** With which the video of the course, its third lesson, plays. */
  public static String ticket(Api learner, String course) {
    String address =
        learner.call("startLesson", CourseWorld.at(course, "l3")).expect(200).text("address");
    return address.substring(address.lastIndexOf('/') + 1);
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createCourse", "uploadLessonFile" -> List.of(201);
      case "draftCourse" -> List.of(201, 409);
      case "reportWatched",
          "changeCourseDraft",
          "saveLesson",
          "discardCourseDraft",
          "publishCourse",
          "withdrawCourse" ->
          List.of(200, 409);
      case "restoreLesson" -> List.of(409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "getLesson", "finishLesson", "restoreLesson" -> CourseWorld.at(course, "l1");
      case "walkDrill" -> CourseWorld.at(course, "l2");
      case "startLesson", "reportWatched" -> CourseWorld.at(course, "l3");
      case "playCourseFile" -> Map.of("ticket", ticket);
      case "getCourse",
          "getCourseRecord",
          "getCourseOverview",
          "listCourseLearners",
          "exportCourseLearners" ->
          Map.of("course", course);
      case "getCourseVersion" -> Map.of("course", course, "version", 1);
      case "getLessonFile" -> Map.of("course", course, "version", 1, "lesson", "l3");
      case "draftCourse" -> Map.of("course", toDraft);
      case "changeCourseDraft" -> Map.of("course", toChange);
      case "saveLesson" -> CourseWorld.at(toChange, "l1");
      case "discardCourseDraft" -> Map.of("course", toDiscard);
      case "publishCourse" -> Map.of("course", toPublish);
      case "withdrawCourse" -> Map.of("course", toWithdraw);
      default -> Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "reportWatched" -> CourseWorld.report(0, 0.01);
      case "finishLesson" -> CourseWorld.readToEnd(textHash);
      case "walkDrill" -> CourseWorld.walk(drillHash, 0);
      case "createCourse" -> CourseWorld.head();
      case "changeCourseDraft" -> CourseWorld.change(2, List.of("l1"));
      case "saveLesson" -> {
        JsonObject lesson = CourseWorld.text();
        lesson.remove("parts");
        lesson.remove("remember");
        lesson.addProperty("after", 2);
        yield lesson;
      }
      case "discardCourseDraft" -> CourseWorld.after(1);
      case "publishCourse" -> CourseWorld.after(2);
      case "withdrawCourse", "restoreLesson" -> CourseWorld.reason();
      default -> null;
    };
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    return operationId.equals("uploadLessonFile")
        ? CourseWorld.upload(caller, CourseWorld.m4a())
        : RequestFamily.super.send(operationId, caller, account);
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api trainer = server.as("trainer");
    Api officer = server.as("case_officer");
    // Another than the one whose account is closed meanwhile.
    Api learner = server.as("child_director");
    String course = new CourseWorld(trainer, officer).published();
    JsonObject read = CourseWorld.readToEnd(CourseWorld.hash(learner, course, "l1"));
    JsonObject walk = CourseWorld.walk(CourseWorld.hash(learner, course, "l2"), 0);
    Map<String, Object> at = Map.of("course", course);
    JsonObject lesson = CourseWorld.text();
    lesson.addProperty("after", 1);
    Map<String, Runnable> all = new LinkedHashMap<>();
    all.put("startLesson", () -> done(learner, "startLesson", CourseWorld.at(course, "l3"), null));
    all.put("reportWatched", () -> CourseWorld.watched(learner, course, "l3", 0, 1).expect(200));
    all.put(
        "finishLesson", () -> done(learner, "finishLesson", CourseWorld.at(course, "l1"), read));
    all.put("walkDrill", () -> done(learner, "walkDrill", CourseWorld.at(course, "l2"), walk));
    all.put("uploadLessonFile", () -> CourseWorld.upload(trainer, CourseWorld.m4a()).expect(201));
    all.put(
        "createCourse",
        () -> trainer.call("createCourse", Map.of(), CourseWorld.head()).expect(201));
    all.put("draftCourse", () -> trainer.call("draftCourse", at).expect(201));
    all.put("saveLesson", () -> done(trainer, "saveLesson", CourseWorld.at(course, "l1"), lesson));
    JsonObject change = CourseWorld.change(2, List.of("l1"));
    all.put("changeCourseDraft", () -> done(trainer, "changeCourseDraft", at, change));
    all.put("publishCourse", () -> done(officer, "publishCourse", at, CourseWorld.after(3)));
    all.put("withdrawCourse", () -> done(officer, "withdrawCourse", at, CourseWorld.reason()));
    String draft = new CourseWorld(trainer, officer).drafted();
    all.put(
        "discardCourseDraft",
        () -> done(trainer, "discardCourseDraft", Map.of("course", draft), CourseWorld.after(1)));
    String withheld = withheld(server);
    all.put(
        "restoreLesson",
        () -> done(officer, "restoreLesson", CourseWorld.at(withheld, "l1"), CourseWorld.reason()));
    return all;
  }

  private static void done(
      Api sender, String operation, Map<String, Object> parameters, JsonObject body) {
    sender.call(operation, parameters, body).expect(200);
  }

  private static String withheld(TestServer server) {
    String course = new CourseWorld(server).published(CourseWorld.text());
    try (Jdbc database = Jdbc.connect(server.database().appUrl())) {
      database.execute(
          "insert into lesson_hold values ('%s', 'l1', '演示', now())".formatted(course));
    }
    return course;
  }
}
