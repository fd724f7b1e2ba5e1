package cn.pufa.course;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.MediaFile;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;

/** Videos, recordings and attachments: taken from trainers, sent to learners part by part. */
final class LessonFiles {

  private final Database database;
  private final Commands commands;
  private final Files files;
  private final Tickets tickets;

  LessonFiles(Database database, Commands commands, Files files, Tickets tickets) {
    this.database = database;
    this.commands = commands;
    this.files = files;
    this.tickets = tickets;
  }

  Answer upload(Request request) {
    MediaFile media = files.admitMedia(request.upload());
    return commands.run(
        request,
        tx -> {
          StoredFile file =
              files.keep(tx, media, FilePurpose.LESSON_MEDIA, request.caller().person());
          return Outcome.of("file/" + file.id(), Answer.created(view(file)));
        });
  }

  private static CourseViews.Media view(StoredFile file) {
    return new CourseViews.Media(
        file.id(), file.mediaType(), file.size(), file.durationMs() / 1000.0);
  }

  Answer play(Request request) {
    StoredFile file =
        tickets
            .open(request.text("ticket"))
            .flatMap(
                opened ->
                    database.read(
                        tx -> files.find(tx, opened.file(), LearnerViews.record(opened.course()))))
            .orElseThrow(Problem::notFound);
    return stored(request, file);
  }

  Answer look(Request request) {
    String course = request.text("course");
    StoredFile file =
        database
            .read(
                tx ->
                    LessonStore.one(tx, course, request.number("version"), request.text("lesson"))
                        .filter(lesson -> lesson.text().media() != null)
                        .flatMap(
                            lesson ->
                                files.find(
                                    tx, lesson.text().media().file(), LearnerViews.record(course))))
            .orElseThrow(Problem::notFound);
    return stored(request, file);
  }

  private Answer stored(Request request, StoredFile file) {
    return new Answer.Stored(
        files.path(file),
        file.mediaType(),
        file.size(),
        file.sha256(),
        request.text("Range"),
        request.text("If-Range"));
  }
}
