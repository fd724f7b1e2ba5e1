package cn.pufa.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.file.FileSystemException;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextDecorator;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.io.IOException;
import java.nio.file.Path;

/** Takes in the body of a request, the file of a form to the disk as it comes. */
final class IncomingBody {

  private IncomingBody() {}

  /**
   * @param folder of files under way; each is gone when its request ends
   * @param limit bytes of a body
   */
  static Handler<RoutingContext> into(Path folder, long limit) {
    BodyHandler reading =
        BodyHandler.create(folder.toString()).setBodyLimit(limit).setDeleteUploadedFilesOnEnd(true);
    return context ->
        reading.handle(
            RequestReader.isForm(context)
                ? new FormContext(context.currentRoute(), (RoutingContextInternal) context)
                : context);
  }

  /**
   * Where the disk takes no more of a file, Vert.x closes it, then breaks off the upload, which
   * asks the closed file and throws; nobody would be answered.
   */
  private static final class FormContext extends RoutingContextDecorator {

    FormContext(Route route, RoutingContextInternal context) {
      super(route, context);
    }

    @Override
    public void cancelAndCleanupFileUploads() {
      fileUploads().forEach(FormContext::remove);
    }

    private static void remove(FileUpload upload) {
      try {
        if (!upload.cancel()) {
          upload.delete();
        }
      } catch (IllegalStateException closed) {
        // Vert.x removes by itself what it could not write whole.
      }
    }

    @Override
    public void fail(Throwable fault) {
      super.fail(fault instanceof IOException ? new FileSystemException(fault) : fault);
    }
  }
}
