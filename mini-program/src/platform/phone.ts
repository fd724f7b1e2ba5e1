export function dial(phoneNumber: string) {
  uni.makePhoneCall({ phoneNumber, fail: () => undefined })
}
