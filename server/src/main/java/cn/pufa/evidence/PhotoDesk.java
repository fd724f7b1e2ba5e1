package cn.pufa.evidence;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.evidence.EventPhotos.Photo;
import cn.pufa.identity.Person;
import cn.pufa.identity.Roles;
import cn.pufa.jointsheet.JointSheets;
import cn.pufa.outreach.PufaEvent;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.PhotoArea;
import cn.pufa.platform.files.ShownPhoto;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Marking the photos of events; the audit trail keeps who marked which, and when. */
final class PhotoDesk {

  private record View(
      UUID photo,
      UUID part,
      String department,
      PhotoMark.State state,
      List<PhotoArea> areas,
      String markedBy,
      Instant markedAt,
      int version) {}

  private record ViewList(List<View> items) {}

  private final Database database;
  private final Commands commands;
  private final PufaEvents events;
  private final JointSheets sheets;
  private final Files files;
  private final BusinessClock clock;

  PhotoDesk(
      Database database,
      Commands commands,
      PufaEvents events,
      JointSheets sheets,
      Files files,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.events = events;
    this.sheets = sheets;
    this.files = files;
    this.clock = clock;
  }

  Answer list(Request request) {
    return Answer.ok(database.read(tx -> new ViewList(views(tx, photos(tx, request)))));
  }

  private List<Photo> photos(Tx tx, Request request) {
    PufaEvent event =
        events.find(tx, request.reach(), request.id("event")).orElseThrow(Problem::notFound);
    var parts = sheets.parts(tx, List.of(event.id()));
    return EventPhotos.of(event, parts.getOrDefault(event.id(), List.of()));
  }

  private Photo photo(Tx tx, Request request) {
    UUID id = request.id("photo");
    return photos(tx, request).stream()
        .filter(photo -> photo.id().equals(id))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  /** A department's photo is looked at by those who may read what it wrote. */
  private Photo markable(Tx tx, Request request) {
    Photo photo = photo(tx, request);
    if (photo.part() != null && !request.reach().all()) {
      throw Problem.of(ProblemType.NOT_ALLOWED, "单位的照片由民政局标注。");
    }
    return photo;
  }

  private List<View> views(Tx tx, List<Photo> photos) {
    Map<UUID, PhotoMark> marks =
        PhotoMarkStore.ofPhotos(tx, photos.stream().map(Photo::id).toList());
    return photos.stream().map(photo -> view(tx, photo, marks.get(photo.id()))).toList();
  }

  private View view(Tx tx, Photo photo, PhotoMark mark) {
    return new View(
        photo.id(),
        photo.part(),
        photo.department(),
        mark.state(),
        mark.areas(),
        name(tx, mark.markedBy()),
        mark.markedAt(),
        mark.version());
  }

  private String name(Tx tx, UUID person) {
    return person == null
        ? null
        : Roles.person(tx, person, clock.today()).map(Person::displayName).orElse(null);
  }

  /** The picture is made before the transaction, which it would keep open. */
  Answer mark(Request request) {
    var draft = request.body(PhotoMark.Draft.class);
    draft.requireSound();
    ShownPhoto made = made(request, draft);
    return commands.run(
        request,
        tx -> {
          Photo photo = markable(tx, request);
          PhotoMark mark = mark(tx, photo.id(), draft, made, request.caller().person());
          return Outcome.of(
              PufaEvent.record(request.id("event")), Answer.ok(view(tx, photo, mark)));
        });
  }

  /**
   * Null where a mark is taken back. As of one moment: a department may take its photo back between
   * two looks.
   */
  private ShownPhoto made(Request request, PhotoMark.Draft draft) {
    StoredFile kept =
        database.snapshot(
            tx -> {
              Photo photo = markable(tx, request);
              return files.find(tx, photo.id(), photo.record()).orElseThrow();
            });
    return draft.state() == PhotoMark.State.UNMARKED ? null : files.cover(kept, draft.areas());
  }

  private PhotoMark mark(Tx tx, UUID photo, PhotoMark.Draft draft, ShownPhoto made, UUID person) {
    PhotoMark.Shown shown = made == null ? null : keep(tx, photo, draft, made, person);
    PhotoMark mark =
        PhotoMarkStore.mark(tx, photo, draft, shown, person, clock.now())
            .orElseThrow(() -> Problem.conflict("别人刚标注过这张照片。请看过新的再标。"));
    files.forgetOf(tx, PhotoMark.record(photo, draft.after()));
    return mark;
  }

  private PhotoMark.Shown keep(
      Tx tx, UUID photo, PhotoMark.Draft draft, ShownPhoto made, UUID person) {
    UUID file = files.keep(tx, made.content(), FilePurpose.EVENT_PHOTO, person).id();
    String record = PhotoMark.record(photo, draft.after() + 1);
    files.attach(tx, file, person, FilePurpose.EVENT_PHOTO, record).orElseThrow();
    return new PhotoMark.Shown(file, made.width(), made.height());
  }

  /** As of one moment: another mark takes the picture of this one away. */
  Answer shown(Request request) {
    StoredFile file =
        database.snapshot(
            tx -> {
              UUID photo = photo(tx, request).id();
              PhotoMark mark = PhotoMarkStore.ofPhotos(tx, List.of(photo)).get(photo);
              if (mark.shown() == null) {
                throw Problem.notFound();
              }
              return files.find(tx, mark.shown().file(), mark.ownRecord()).orElseThrow();
            });
    return Answer.file(file.mediaType(), "photo.jpg", files.read(file));
  }
}
