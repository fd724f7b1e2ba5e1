package cn.pufa.training;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.function.BiFunction;

/** Operations of {@code training.yaml}. */
public final class TrainingRoutes {

  private final Database database;
  private final TrainingSessions sessions;
  private final Enrolments enrolments;
  private final Posts posts;

  TrainingRoutes(Database database, TrainingSessions sessions, Enrolments enrolments, Posts posts) {
    this.database = database;
    this.sessions = sessions;
    this.enrolments = enrolments;
    this.posts = posts;
  }

  public void bind(Routes routes) {
    routes.add("listTrainingSessions", read(sessions::page));
    routes.add("createTrainingSession", sessions::create);
    routes.add("getTrainingSession", read(sessions::get));
    routes.add("cancelTrainingSession", sessions::cancel);
    routes.add("listEnrolments", read(enrolments::list));
    routes.add("enrol", enrolments::enrol);
    routes.add("withdrawEnrolment", enrolments::withdraw);
    routes.add("listMyEnrolments", read(enrolments::mine));
    routes.add("listMyPosts", read(posts::mine));
    routes.add("requestPost", posts::request);
    routes.add("listPostRequests", read(posts::list));
    routes.add("decidePostRequest", posts::decide);
  }

  private Routes.Handler read(BiFunction<Tx, Request, Object> question) {
    return request -> Answer.ok(database.read(tx -> question.apply(tx, request)));
  }
}
