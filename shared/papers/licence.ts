import type { Licence } from './paper.ts';

/** What a licence is called, and where everybody reads what it allows. Pure. */
export interface LicenceNotice {
  readonly name: string;
  /** Its deed, or the statement of rights that machines know it by. */
  readonly address: string;
  /** In a sentence, for whoever opens no deed. */
  readonly means: string;
}

const CC = 'https://creativecommons.org';

/** https://creativecommons.org/share-your-work/cclicenses/ and, where nothing is given, https://rightsstatements.org/page/InC/1.0/ */
export const LICENCES: Readonly<Record<Licence, LicenceNotice>> = {
  'CC-BY-4.0': {
    name: 'Creative Commons Attribution 4.0 International',
    address: `${CC}/licenses/by/4.0/`,
    means: 'Everybody may share and change it, also commercially, and names the authors.',
  },
  'CC-BY-SA-4.0': {
    name: 'Creative Commons Attribution-ShareAlike 4.0 International',
    address: `${CC}/licenses/by-sa/4.0/`,
    means: 'Everybody may share and change it, names the authors, and shares what comes of it under the same licence.',
  },
  'CC-BY-NC-4.0': {
    name: 'Creative Commons Attribution-NonCommercial 4.0 International',
    address: `${CC}/licenses/by-nc/4.0/`,
    means: 'Everybody may share and change it, but not commercially, and names the authors.',
  },
  'CC-BY-NC-ND-4.0': {
    name: 'Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International',
    address: `${CC}/licenses/by-nc-nd/4.0/`,
    means: 'Everybody may share it unchanged, but not commercially, and names the authors.',
  },
  'CC-BY-3.0-IGO': {
    name: 'Creative Commons Attribution 3.0 IGO',
    address: `${CC}/licenses/by/3.0/igo/`,
    means:
      'Everybody may share and change it, also commercially, and names the authors; made for intergovernmental organisations.',
  },
  'CC0-1.0': {
    name: 'Creative Commons CC0 1.0 Universal',
    address: `${CC}/publicdomain/zero/1.0/`,
    means: 'The authors have given up their rights as far as the law lets them: everybody may do anything with it.',
  },
  'all-rights-reserved': {
    name: 'All rights reserved',
    address: 'https://rightsstatements.org/vocab/InC/1.0/',
    means:
      'Everybody may read it here and link to it. To copy it elsewhere, to translate it or to change it, please ask the authors, unless the law allows it.',
  },
};
