import { describe, expect, it } from 'vitest'
import { faultOf, LARGEST } from './choice'

const photo = { name: '演示.jpg', type: 'image/jpeg', size: 1000 }

describe('faultOf', () => {
  it('takes photos, and documents only where documents are asked for', () => {
    expect(faultOf(photo, 'images')).toBeUndefined()
    expect(faultOf({ ...photo, type: 'application/pdf' }, 'documents')).toBeUndefined()
    expect(faultOf({ ...photo, type: 'application/pdf' }, 'images')).toContain('JPG 或 PNG')
    expect(faultOf({ ...photo, type: 'audio/x-m4a' }, 'recordings')).toBeUndefined()
    expect(faultOf(photo, 'recordings')).toContain('MP3 或 M4A')
  })

  it('names the way out for a photo in HEIC, whatever its type is called', () => {
    for (const type of ['image/heic', 'image/heif', '']) {
      expect(faultOf({ ...photo, name: '演示.HEIC', type }, 'images')).toContain('请改用 JPEG')
    }
  })

  it('says how large a file is that is too large', () => {
    expect(faultOf({ ...photo, size: LARGEST }, 'images')).toBeUndefined()
    expect(faultOf({ ...photo, size: 28 * 1024 * 1024 }, 'images')).toBe('“演示.jpg”太大（28 MB）。最多 20 MB。')
    expect(faultOf({ ...photo, size: 0 }, 'images')).toContain('空的')
  })
})
