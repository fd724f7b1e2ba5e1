package cn.pufa.personal;

import cn.pufa.audit.Commands;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/** Operations of {@code personal.yaml}. */
public final class PersonalRoutes {

  private record ConsentTextList(List<ConsentText> items) {}

  private record ConsentList(List<Consents.Consent> items) {}

  private final Database database;
  private final Consents consents;
  private final IdNumbers idNumbers;
  private final OwnData ownData;

  public PersonalRoutes(
      Database database,
      Commands commands,
      PersonalData data,
      Consents consents,
      IdNumbers idNumbers,
      ErasureLedger ledger,
      BusinessClock clock) {
    this.database = database;
    this.consents = consents;
    this.idNumbers = idNumbers;
    this.ownData = new OwnData(database, commands, data, ledger, clock);
  }

  public void bind(Routes routes) {
    routes.add("listConsentTexts", request -> Answer.ok(new ConsentTextList(consents.texts())));
    routes.add("listMyConsents", this::listMyConsents);
    routes.add("giveConsent", consents::give);
    routes.add("withdrawConsent", consents::withdraw);
    routes.add("getMyIdNumber", this::getMyIdNumber);
    routes.add("saveMyIdNumber", idNumbers::save);
    routes.add("removeMyIdNumber", idNumbers::remove);
    routes.add("revealIdNumber", idNumbers::reveal);
    routes.add("exportMyData", ownData::export);
    routes.add("eraseMe", ownData::erase);
  }

  private Answer listMyConsents(Request request) {
    var person = request.caller().person();
    return database.read(tx -> Answer.ok(new ConsentList(consents.list(tx, person))));
  }

  private Answer getMyIdNumber(Request request) {
    var person = request.caller().person();
    return database.read(tx -> Answer.ok(idNumbers.mine(tx, person)));
  }
}
