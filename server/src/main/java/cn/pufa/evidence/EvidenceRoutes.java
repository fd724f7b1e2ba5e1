package cn.pufa.evidence;

import cn.pufa.content.Cards;
import cn.pufa.identity.Divisions;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Archive;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.print.OfficialReport;
import cn.pufa.platform.print.PlainDocument;
import cn.pufa.platform.time.BusinessClock;

/** Operations of {@code evidence.yaml}. */
public final class EvidenceRoutes {

  private final Database database;
  private final PhotoDesk photos;
  private final EvidenceReader reader;
  private final Files files;
  private final Cards cards;
  private final Divisions divisions;
  private final BusinessClock clock;

  EvidenceRoutes(
      Database database,
      PhotoDesk photos,
      EvidenceReader reader,
      Files files,
      Cards cards,
      Divisions divisions,
      BusinessClock clock) {
    this.database = database;
    this.photos = photos;
    this.reader = reader;
    this.files = files;
    this.cards = cards;
    this.divisions = divisions;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("listEventPhotos", photos::list);
    routes.add("markEventPhoto", photos::mark);
    routes.add("getShownPhoto", photos::shown);
    routes.add("getEventEvidence", this::getEventEvidence);
    routes.add("getPlanItemEvidence", this::getPlanItemEvidence);
    routes.add("getYearEvidence", this::getYearEvidence);
  }

  private Answer getEventEvidence(Request request) {
    return pack(
        request, database.read(tx -> reader.ofEvent(tx, request.reach(), request.id("event"))));
  }

  private Answer getPlanItemEvidence(Request request) {
    return pack(
        request, database.read(tx -> reader.ofItem(tx, request.reach(), request.id("item"))));
  }

  private Answer getYearEvidence(Request request) {
    return pack(
        request, database.read(tx -> reader.ofYear(tx, request.reach(), request.number("year"))));
  }

  private Answer pack(Request request, Evidence evidence) {
    var words = new EvidenceWords(cards.topics(), divisions.namesByCode());
    String issuer = issuer(request.reach());
    var today = clock.today();
    OfficialReport paper = EvidencePaper.of(evidence, words, files, issuer, today);
    String name = "普法履职评议材料-" + Archive.safe(evidence.about());
    if (request.text("format").equals("docx")) {
      return Answer.streamed(PlainDocument.DOCX, name + ".docx", paper::write);
    }
    var archive = new EvidenceArchive(evidence, paper, words, files, issuer, today);
    return Answer.streamed("application/zip", name + ".zip", archive::write);
  }

  /** Who reads only a township's events makes the township's evidence. */
  private String issuer(Reach reach) {
    return reach.all()
        ? divisions.county().name() + "民政局"
        : divisions.namesByCode().get(reach.divisions().getFirst());
  }
}
