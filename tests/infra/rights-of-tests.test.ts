import { expect, it } from 'vitest';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION, localResource } from '../../infra/local/physical.ts';
import { Resolver } from '../../infra/local/resolve.ts';
import { RightsSchema, rightsOf } from '../../infra/local/rights/roles.ts';
import { TemplateSchema } from '../../infra/local/template.ts';
import { template } from './synthesised.ts';

it('the rights under which the tests run the functions are those of the template; `-u` writes them anew', async () => {
  const account = { region: LOCAL_REGION, accountId: LOCAL_ACCOUNT_ID, stackName: 'Afterword' };
  const parameters = { MailFrom: 'follow-up@example.org', MailIdentity: 'example.org' };
  const resolver = new Resolver(TemplateSchema.parse(template.toJSON()), account, parameters, localResource(account));
  const rights = RightsSchema.parse(rightsOf(resolver));
  await expect(`${JSON.stringify(rights, null, 2)}\n`).toMatchFileSnapshot('../support/rights.json');
});
