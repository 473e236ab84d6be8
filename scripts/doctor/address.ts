import { isLoopback } from '../../src/ground/hosts';
import type { Find, Finding } from './finding';

const TIMEOUT_MS = 5000;

/** Whether what stands at PUBLIC_URL is Vagt: asked from here, as people's clients ask it from outside. */
export async function addressFindings(
  publicUrl: string | undefined,
  isNeeded: boolean,
  find: Find,
): Promise<readonly Finding[]> {
  if (publicUrl === undefined) return [find('note', isNeeded ? 'doctor.address.none' : 'doctor.address.off')];
  const url = new URL(publicUrl);
  const unsafe =
    url.protocol === 'https:' || isLoopback(url.hostname) ? [] : [find('wrong', 'doctor.address.http', { publicUrl })];
  try {
    const response = await fetch(`${publicUrl}/healthz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.text();
    const isVagt = response.status === 200 && body.includes('"alive"');
    return [
      ...unsafe,
      isVagt
        ? find('ok', 'doctor.address', { publicUrl })
        : find('wrong', 'doctor.address.other', { publicUrl, status: response.status }),
    ];
  } catch {
    return [...unsafe, find('wrong', 'doctor.address.away', { publicUrl })];
  }
}
