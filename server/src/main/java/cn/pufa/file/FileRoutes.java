package cn.pufa.file;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.files.FileContent;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.time.Instant;
import java.util.UUID;

/** The operation of {@code file.yaml}. */
public final class FileRoutes {

  /**
   * @param placeRemoved whether the upload said where it was taken
   */
  private record Uploaded(
      UUID id,
      FilePurpose purpose,
      String mediaType,
      long size,
      String sha256,
      Instant uploadedAt,
      boolean placeRemoved) {

    static Uploaded of(StoredFile file, FileContent content) {
      return new Uploaded(
          file.id(),
          file.purpose(),
          file.mediaType(),
          file.size(),
          file.sha256(),
          file.uploadedAt(),
          content.placeRemoved());
    }
  }

  private final Commands commands;
  private final Files files;

  public FileRoutes(Commands commands, Files files) {
    this.commands = commands;
    this.files = files;
  }

  public void bind(Routes routes) {
    routes.add("uploadFile", this::uploadFile);
  }

  private Answer uploadFile(Request request) {
    FilePurpose purpose = FilePurpose.of(request.text("purpose"));
    requireDuty(request.caller(), purpose);
    if (purpose == FilePurpose.LESSON_MEDIA) {
      throw Problem.invalid("query/purpose", "视频和录音请在课程里上传");
    }
    FileContent content = files.admit(request.file().getBytes(), purpose);
    return commands.run(
        request,
        tx -> {
          StoredFile file = files.keep(tx, content, purpose, request.caller().person());
          return Outcome.of("file/" + file.id(), Answer.created(Uploaded.of(file, content)));
        });
  }

  private static void requireDuty(Caller caller, FilePurpose purpose) {
    if (caller.grants().stream().noneMatch(grant -> purpose.isDutyOf(grant.role()))) {
      throw Problem.of(ProblemType.NOT_ALLOWED, "这类文件由别的岗位上传。");
    }
  }
}
