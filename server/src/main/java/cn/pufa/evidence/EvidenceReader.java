package cn.pufa.evidence;

import cn.pufa.evidence.EventPhotos.Photo;
import cn.pufa.evidence.Evidence.Held;
import cn.pufa.evidence.Evidence.Picture;
import cn.pufa.jointsheet.JointPart;
import cn.pufa.jointsheet.JointSheets;
import cn.pufa.leaflet.Leaflets;
import cn.pufa.leaflet.Leaflets.HandedOut;
import cn.pufa.outreach.PlanItem;
import cn.pufa.outreach.Plans;
import cn.pufa.outreach.PufaEvent;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Collects what the features of 普法 keep about events within reach. */
final class EvidenceReader {

  private final PufaEvents events;
  private final Plans plans;
  private final JointSheets sheets;
  private final Leaflets leaflets;
  private final Files files;

  EvidenceReader(
      PufaEvents events, Plans plans, JointSheets sheets, Leaflets leaflets, Files files) {
    this.events = events;
    this.plans = plans;
    this.sheets = sheets;
    this.leaflets = leaflets;
    this.files = files;
  }

  Evidence ofEvent(Tx tx, Reach reach, UUID id) {
    PufaEvent event = events.find(tx, reach, id).orElseThrow(Problem::notFound);
    List<PlanItem> items =
        Optional.ofNullable(event.planItem()).flatMap(item -> plans.item(tx, item)).stream()
            .toList();
    return new Evidence(Evidence.Kind.EVENT, event.title(), items, held(tx, List.of(event)));
  }

  Evidence ofItem(Tx tx, Reach reach, UUID id) {
    PlanItem item = plans.item(tx, id).orElseThrow(Problem::notFound);
    return new Evidence(
        Evidence.Kind.ITEM,
        item.title(),
        List.of(item),
        held(tx, events.held(tx, reach, null, id)));
  }

  Evidence ofYear(Tx tx, Reach reach, int year) {
    return new Evidence(
        Evidence.Kind.YEAR,
        year + "年度",
        plans.ofYear(tx, year),
        held(tx, events.held(tx, reach, year, null)));
  }

  private List<Held> held(Tx tx, List<PufaEvent> events) {
    List<UUID> ids = events.stream().map(PufaEvent::id).toList();
    Map<UUID, List<JointPart>> parts = sheets.parts(tx, ids);
    Map<UUID, List<HandedOut>> handedOut =
        leaflets.handedOut(tx, ids).stream().collect(Collectors.groupingBy(HandedOut::event));
    Map<UUID, PhotoMark> marks = marks(tx, events, parts);
    return events.stream()
        .map(
            event -> {
              var own = parts.getOrDefault(event.id(), List.of());
              List<Photo> photos = EventPhotos.of(event, own);
              List<Picture> pictures = pictures(tx, photos, marks);
              return new Held(
                  event,
                  own,
                  handedOut.getOrDefault(event.id(), List.of()),
                  pictures,
                  photos.size() - pictures.size());
            })
        .toList();
  }

  private static Map<UUID, PhotoMark> marks(
      Tx tx, List<PufaEvent> events, Map<UUID, List<JointPart>> parts) {
    List<UUID> photos =
        events.stream()
            .flatMap(
                event -> EventPhotos.of(event, parts.getOrDefault(event.id(), List.of())).stream())
            .map(Photo::id)
            .toList();
    return PhotoMarkStore.ofPhotos(tx, photos);
  }

  private List<Picture> pictures(Tx tx, List<Photo> photos, Map<UUID, PhotoMark> marks) {
    return photos.stream()
        .map(photo -> picture(tx, photo, marks.get(photo.id())))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Null where the photo may not be shown. */
  private Picture picture(Tx tx, Photo photo, PhotoMark mark) {
    if (mark.shown() == null) {
      return null;
    }
    var file = PhotoDesk.shown(tx, files, mark);
    return new Picture(file, mark.shown().width(), mark.shown().height(), photo.department());
  }
}
