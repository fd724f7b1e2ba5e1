import { connected, tellsStaleToken } from './client'
import { problemFrom, unreachable } from './problem'

type Progress = (percent: number) => void

/** Sends a large file as a form; `progress` hears how many percent have left. Throws a ProblemError. */
export async function sendForm<T>(path: string, file: File, key: string, progress: Progress): Promise<T> {
  let request = await post(path, file, key, progress)
  if (request.status === 403 && tellsStaleToken(request.response) && (await connected().renewToken())) request = await post(path, file, key, progress)
  if (request.status === 401) connected().signedOut()
  if (request.status < 200 || request.status >= 300) throw problemFrom(request.response, request.status)
  return request.response as T
}

function post(path: string, file: File, key: string, progress: Progress): Promise<XMLHttpRequest> {
  const form = new FormData()
  form.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.responseType = 'json'
    request.setRequestHeader('Idempotency-Key', key)
    request.setRequestHeader('X-CSRF-Token', connected().csrfToken() ?? '')
    request.upload.onprogress = ({ loaded, total }) => progress(Math.floor((loaded * 100) / total))
    request.onload = () => resolve(request)
    request.onerror = () => reject(unreachable())
    request.send(form)
  })
}
