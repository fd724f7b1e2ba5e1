/**
 * Uploaded files: their bytes in a folder, named by their hash; a row for each upload. A file is
 * its uploader's until a command attaches it to a record, once; what nobody attaches is removed
 * after a day. Only bytes that were checked, and images that were made anew, come in.
 */
package cn.pufa.platform.files;
