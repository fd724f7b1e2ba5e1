/** Uploading a file (上传文件), the command; what becomes of it is kept by {@code platform.files}. */
package cn.pufa.file;
