import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SECURITY_HEADERS } from '../../../shared/web/security-headers.ts';
import { ofType, resource, said, template } from '../synthesised.ts';

describe('the web', () => {
  it('sends each path to its function', () => {
    const integrations = new Map(
      ofType('AWS::ApiGatewayV2::Integration').map(([id, { Properties }]) => {
        expect(Properties.PayloadFormatVersion).toBe('2.0');
        return [id.slice(0, -8), said(Properties.IntegrationUri)];
      }),
    );
    const routes = ofType('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [
      said(Properties.RouteKey),
      integrations.get(said(Properties.Target).replace('integrations/', '')),
    ]);
    expect(Object.fromEntries(routes)).toEqual({
      'ANY /l/{proxy+}': 'Participant',
      'ANY /u/{proxy+}': 'Participant',
      'ANY /w/{workshopId}': 'Participant',
      'ANY /w/{workshopId}/link': 'Participant',
      'ANY /w/{workshopId}/join': 'Participant',
      'ANY /w/{workshopId}/p/{personId}': 'Participant',
      'ANY /w/{workshopId}/p/{personId}/{proxy+}': 'Participant',
      'ANY /scripts/{proxy+}': 'Participant',
      'ANY /g/{proxy+}': 'Guest',
      'ANY /guest/{proxy+}': 'Guest',
      'ANY /ballots/{workshopId}': 'BallotBox',
      'ANY /staff': 'Staff',
      'ANY /staff/sign-in': 'Staff',
      'ANY /staff/second-factor': 'Staff',
      'ANY /staff/forgotten-password': 'Staff',
      'ANY /staff/forgotten-password/new': 'Staff',
      'ANY /staff/{proxy+}': 'Staff',
      $default: 'Public',
    });
  });

  it('is throttled, and logs routes and never paths, queries or people', () => {
    const { Properties } = resource('AWS::ApiGatewayV2::Stage');
    expect(Properties.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
    const { Format } = z.object({ Format: z.string() }).parse(Properties.AccessLogSettings);
    expect(Format).toContain('$context.routeKey');
    expect(Format).toContain('$context.status');
    expect(Format).not.toMatch(/\$context\.(path|identity|domainName|authorizer)|sourceIp|userAgent|query/i);
    expect(resource('AWS::CloudFront::Distribution').Properties.DistributionConfig).not.toHaveProperty('Logging');
  });

  it('takes less of what strangers may ask for, each route by itself; the stage is made after those routes', () => {
    const [stage] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'));
    const { Properties, DependsOn } = z
      .object({ Properties: z.record(z.string(), z.unknown()), DependsOn: z.array(z.string()) })
      .parse(stage);
    expect(Properties.RouteSettings).toEqual({
      'ANY /w/{workshopId}/link': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 50 },
      'ANY /w/{workshopId}/join': { ThrottlingRateLimit: 30, ThrottlingBurstLimit: 200 },
      'ANY /staff/sign-in': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 },
      'ANY /staff/second-factor': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 },
      'ANY /staff/forgotten-password': { ThrottlingRateLimit: 2, ThrottlingBurstLimit: 10 },
      'ANY /staff/forgotten-password/new': { ThrottlingRateLimit: 2, ThrottlingBurstLimit: 10 },
    });
    const limited = Object.keys(z.record(z.string(), z.unknown()).parse(Properties.RouteSettings));
    const routes = ofType('AWS::ApiGatewayV2::Route').filter(([, route]) =>
      limited.includes(said(route.Properties.RouteKey)),
    );
    expect(routes).toHaveLength(limited.length);
    expect(DependsOn).toEqual(expect.arrayContaining(routes.map(([id]) => id)));
  });

  it('guards what the API answers by itself with the headers that each of our answers has', () => {
    const id = ofType('AWS::CloudFront::ResponseHeadersPolicy')[0]?.[0];
    expect(resource('AWS::CloudFront::Distribution').Properties.DistributionConfig).toMatchObject({
      DefaultCacheBehavior: { ResponseHeadersPolicyId: { Ref: id } },
    });
    template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          // What a page says of itself stands.
          ContentSecurityPolicy: {
            ContentSecurityPolicy: SECURITY_HEADERS['content-security-policy'],
            Override: false,
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: false },
          ReferrerPolicy: { ReferrerPolicy: 'same-origin', Override: false },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 63072000, IncludeSubdomains: true, Override: false },
        },
        CustomHeadersConfig: {
          Items: ['permissions-policy', 'cross-origin-opener-policy'].map((Header) => ({
            Header,
            Value: Object.entries(SECURITY_HEADERS).find(([name]) => name === Header)?.[1],
            Override: false,
          })),
        },
      },
    });
  });

  it('is reached through CloudFront over HTTPS, uncached but for what its pages allow', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https', Compress: true },
        Origins: [{ CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] } }],
      },
    });
    template.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        MinTTL: 0,
        DefaultTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: 'all' },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
        },
      },
    });
  });

  it('takes an own domain with its certificate, and a web ACL, where they are given', () => {
    const none = { Ref: 'AWS::NoValue' };
    expect(resource('AWS::CloudFront::Distribution').Properties.DistributionConfig).toMatchObject({
      Aliases: { 'Fn::If': ['HasDomainName', [{ Ref: 'DomainName' }], none] },
      ViewerCertificate: {
        'Fn::If': [
          'HasDomainName',
          { AcmCertificateArn: { Ref: 'CertificateArn' }, MinimumProtocolVersion: 'TLSv1.2_2021' },
          none,
        ],
      },
      WebACLId: { 'Fn::If': ['HasWebAcl', { Ref: 'WebAclArn' }, none] },
    });
  });

  it('lets in only staff whom an administrator has added', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UsernameAttributes: ['email'],
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: { PasswordPolicy: { MinimumLength: 12 } },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      GenerateSecret: false,
      AccessTokenValidity: 60,
      PreventUserExistenceErrors: 'ENABLED',
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolGroup', { GroupName: 'organisers' });
  });
});
