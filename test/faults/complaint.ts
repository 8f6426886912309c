/** A complaint as its resident means it: what the ticket must hold in the end. */
export interface Complaint {
  story: string;
  place: string;
  happened: string | null;
  photos: number;
  /** All photos in one message, as an album. */
  album: boolean;
  phone: string | null;
  isPublic: boolean;
  /** Presses "submit" twice, as impatient people do. */
  twice: boolean;
}

const MATTERS = ['小区门口的路灯坏了', '楼前的路灯坏了', '过街天桥下的路灯坏了', '学校旁边的路灯坏了'];
const ESTATES = ['望京街道花家地南里', '望京街道望京西园', '和平街街道胜古中路'];
const MOMENTS = ['昨晚八点', '三天前', '前天晚上'];

/** The n-th complaint of a resident, different from every other. */
export function complaintOf(resident: number, n: number, random: () => number): Complaint {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const own = `${String(resident).padStart(3, '0')}${String(n).padStart(3, '0')}`;
  const photos = pick([0, 0, 1, 1, 2, 3]);
  return {
    story: `${pick(MATTERS)}，灯杆编号LD${own}`,
    place: `${pick(ESTATES)}${resident * 1000 + n}号楼`,
    happened: random() < 0.5 ? pick(MOMENTS) : null,
    photos,
    album: photos > 1 && random() < 0.6,
    phone: random() < 0.4 ? `139${String(10_000_000 + resident * 1000 + n)}` : null,
    isPublic: random() < 0.5,
    twice: random() < 0.25,
  };
}
