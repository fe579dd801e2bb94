// Makes the two keys by which push services know this copy (VAPID, RFC 8292). Made once: with other keys every device has to be asked anew.
import webPush from 'web-push';

const { publicKey, privateKey } = webPush.generateVAPIDKeys();
console.log(`VAPID_PUBLIC=${publicKey}\nVAPID_PRIVATE=${privateKey}\nVAPID_CONTACT=mailto:`);
console.error(
  '\nPut these three lines where the other settings are, with an address of yours behind mailto:. Keep the private one to yourself.',
);
