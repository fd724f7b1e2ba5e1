package cn.pufa.training;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.function.BiFunction;

/** Operations of {@code training.yaml} and {@code enrolment.yaml}. */
public final class TrainingRoutes {

  private final Database database;
  private final TrainingSessions sessions;
  private final Enrolments enrolments;
  private final Missing missing;

  TrainingRoutes(
      Database database, TrainingSessions sessions, Enrolments enrolments, Missing missing) {
    this.database = database;
    this.sessions = sessions;
    this.enrolments = enrolments;
    this.missing = missing;
  }

  public void bind(Routes routes) {
    routes.add("listTrainingSessions", read(sessions::page));
    routes.add("createTrainingSession", sessions::create);
    routes.add("getTrainingSession", read(sessions::get));
    routes.add("cancelTrainingSession", sessions::cancel);
    routes.add("listEnrolments", read(enrolments::list));
    routes.add("enrol", enrolments::enrol);
    routes.add("withdrawEnrolment", enrolments::withdraw);
    routes.add("acceptOffer", enrolments::accept);
    routes.add("declineOffer", enrolments::decline);
    routes.add("getSessionCalendar", sessions::calendar);
    routes.add("listTrainers", read(sessions::trainers));
    routes.add("listNotSignedUp", read(missing::page));
    routes.add("exportNotSignedUp", missing::export);
    routes.add("remindNotSignedUp", missing::remind);
    routes.add("listMyEnrolments", read(enrolments::mine));
  }

  private Routes.Handler read(BiFunction<Tx, Request, Object> question) {
    return request -> Answer.ok(database.read(tx -> question.apply(tx, request)));
  }
}
