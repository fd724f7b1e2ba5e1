package cn.pufa.wording;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.function.BiFunction;

/** Operations of {@code wording.yaml} and {@code wordingpreview.yaml}. */
public final class TemplateRoutes {

  private final Database database;
  private final TemplateDesk desk;
  private final TemplateReading reading;

  TemplateRoutes(Database database, TemplateDesk desk, TemplateReading reading) {
    this.database = database;
    this.desk = desk;
    this.reading = reading;
  }

  public void bind(Routes routes) {
    routes.add("listTemplates", read(reading::page));
    routes.add("getTemplate", read(reading::get));
    routes.add("getTemplateVersion", read(reading::version));
    routes.add("checkTemplate", read(reading::check));
    routes.add("previewTemplate", read(reading::preview));
    routes.add("createTemplate", desk::create);
    routes.add("addTemplateVersion", desk::change);
    routes.add("retireTemplate", desk::retire);
  }

  private Routes.Handler read(BiFunction<Tx, Request, Object> question) {
    return request -> Answer.ok(database.read(tx -> question.apply(tx, request)));
  }
}
