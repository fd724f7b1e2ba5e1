package cn.pufa.course;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;

/**
 * Operations of {@code course.yaml}, {@code coursedraft.yaml}, {@code coursefile.yaml}, {@code
 * learning.yaml} and {@code learningprogress.yaml}.
 */
public final class CourseRoutes {

  private final Database database;
  private final LearnerViews learnerViews;
  private final Learning learning;
  private final CourseViews views;
  private final CourseDesk desk;
  private final LessonFiles lessonFiles;
  private final Overview overview;

  CourseRoutes(
      Database database,
      LearnerViews learnerViews,
      Learning learning,
      CourseViews views,
      CourseDesk desk,
      LessonFiles lessonFiles,
      Overview overview) {
    this.database = database;
    this.learnerViews = learnerViews;
    this.learning = learning;
    this.views = views;
    this.desk = desk;
    this.lessonFiles = lessonFiles;
    this.overview = overview;
  }

  public void bind(Routes routes) {
    routes.add("listCourses", this::listCourses);
    routes.add("getCourse", this::getCourse);
    routes.add("getLesson", this::getLesson);
    routes.add("startLesson", learning::start);
    routes.add("reportWatched", learning::report);
    routes.add("finishLesson", learning::finish);
    routes.add("walkDrill", learning::walk);
    routes.add("playCourseFile", lessonFiles::play);
    routes.add("uploadLessonFile", lessonFiles::upload);
    routes.add("getLessonFile", lessonFiles::look);
    routes.add("listCourseRecords", this::listCourseRecords);
    routes.add("getCourseRecord", this::getCourseRecord);
    routes.add("getCourseVersion", this::getCourseVersion);
    routes.add("createCourse", desk::create);
    routes.add("draftCourse", desk::draft);
    routes.add("changeCourseDraft", desk::change);
    routes.add("saveLesson", desk::saveLesson);
    routes.add("discardCourseDraft", desk::discard);
    routes.add("publishCourse", desk::publish);
    routes.add("withdrawCourse", desk::withdraw);
    routes.add("restoreLesson", desk::restore);
    routes.add("getCourseOverview", this::getCourseOverview);
    routes.add("listCourseLearners", this::listCourseLearners);
    routes.add("exportCourseLearners", this::exportCourseLearners);
  }

  private Answer listCourses(Request request) {
    return Answer.ok(database.read(tx -> learnerViews.list(tx, request.caller())));
  }

  private Answer getCourse(Request request) {
    return Answer.ok(
        database
            .read(tx -> learnerViews.course(tx, request.text("course"), request.caller()))
            .orElseThrow(Problem::notFound));
  }

  private Answer getLesson(Request request) {
    return Answer.ok(
        database
            .read(
                tx ->
                    learnerViews.lesson(
                        tx, request.text("course"), request.text("lesson"), request.caller()))
            .orElseThrow(Problem::notFound));
  }

  private Answer listCourseRecords(Request request) {
    return Answer.ok(database.read(tx -> views.list(tx, request.caller().person())));
  }

  private Answer getCourseRecord(Request request) {
    return Answer.ok(
        database
            .read(tx -> views.record(tx, request.text("course"), request.caller().person()))
            .orElseThrow(Problem::notFound));
  }

  private Answer getCourseVersion(Request request) {
    return Answer.ok(
        database
            .read(
                tx ->
                    views.version(
                        tx,
                        request.text("course"),
                        request.number("version"),
                        request.caller().person()))
            .orElseThrow(Problem::notFound));
  }

  private Answer getCourseOverview(Request request) {
    return Answer.ok(database.read(tx -> overview.whole(tx, request)));
  }

  private Answer listCourseLearners(Request request) {
    return Answer.ok(database.read(tx -> overview.page(tx, request)));
  }

  private Answer exportCourseLearners(Request request) {
    return Answer.xlsx(
        "course-learners.xlsx", LearnerSheet.write(database.read(tx -> overview.all(tx, request))));
  }
}
