import { CfnCondition, CfnParameter, CfnRule, Fn, type Stack } from 'aws-cdk-lib';

/** What whoever deploys decides: `cdk deploy --parameters MailFrom=… --parameters MailIdentity=…`. */
export class DeploymentParameters {
  /** The sender, as people see it. */
  readonly mailFrom: string;
  /** The domain or address that SES has verified, and that the sender belongs to. */
  readonly mailIdentity: string;
  /** Where the alarms go, when `hasAlarmAddress`. */
  readonly alarmAddress: string;
  readonly hasAlarmAddress: CfnCondition;
  readonly domainName: string;
  readonly certificateArn: string;
  /** True when an own domain name was given, and with it a certificate. */
  readonly hasDomain: CfnCondition;
  readonly webAclArn: string;
  readonly hasWebAcl: CfnCondition;
  /** `on` or `off`. */
  readonly malwareScan: string;
  /** Seconds. How long participants may see a workshop as it was before organisers changed it; 0: never. */
  readonly workshopMemory: string;
  /** True when papers are to be scanned for malware, and to wait for the verdict. */
  readonly wantsMalwareScan: CfnCondition;

  constructor(stack: Stack) {
    const required = (id: string, description: string): string =>
      new CfnParameter(stack, id, { description, minLength: 3 }).valueAsString;
    const optional = (id: string, description: string, condition: string): [string, CfnCondition] => {
      const value = new CfnParameter(stack, id, { description, default: '' }).valueAsString;
      return [
        value,
        new CfnCondition(stack, condition, { expression: Fn.conditionNot(Fn.conditionEquals(value, '')) }),
      ];
    };
    this.mailFrom = required('MailFrom', 'Sender of every mail, for example: follow-up@example.org');
    this.mailIdentity = required('MailIdentity', 'The domain (or address) of the sender, verified in SES: example.org');
    [this.alarmAddress, this.hasAlarmAddress] = optional(
      'AlarmAddress',
      'Optional. Mail address that is told when something fails; it has to confirm a subscription.',
      'HasAlarmAddress',
    );
    [this.domainName, this.hasDomain] = optional(
      'DomainName',
      'Optional. Own domain name, for example follow-up.example.org; point it to the distribution afterwards.',
      'HasDomainName',
    );
    this.certificateArn = new CfnParameter(stack, 'CertificateArn', {
      description: 'Needed with DomainName. ARN of its certificate in ACM, in the region us-east-1.',
      default: '',
      allowedPattern: '^$|^arn:aws[a-z-]*:acm:us-east-1:[0-9]+:certificate/.+$',
      constraintDescription: 'CloudFront takes certificates of the region us-east-1 only.',
    }).valueAsString;
    [this.webAclArn, this.hasWebAcl] = optional(
      'WebAclArn',
      'Optional. ARN of a WAF web ACL with scope CLOUDFRONT, to put before every page.',
      'HasWebAcl',
    );
    this.malwareScan = new CfnParameter(stack, 'MalwareScan', {
      description: 'Whether GuardDuty Malware Protection for S3 scans every paper. AWS charges for what it scans.',
      allowedValues: ['on', 'off'],
      default: 'off',
    }).valueAsString;
    this.workshopMemory = new CfnParameter(stack, 'WorkshopMemory', {
      type: 'Number',
      description:
        'For how many seconds a page may show a workshop as it was before organisers changed it. Saves a read a page.',
      default: 5,
      minValue: 0,
      maxValue: 60,
    }).valueAsString;
    this.wantsMalwareScan = new CfnCondition(stack, 'WantsMalwareScan', {
      expression: Fn.conditionEquals(this.malwareScan, 'on'),
    });
    new CfnRule(stack, 'DomainNameNeedsCertificate', {
      ruleCondition: Fn.conditionNot(Fn.conditionEquals(this.domainName, '')),
      assertions: [
        {
          assert: Fn.conditionNot(Fn.conditionEquals(this.certificateArn, '')),
          assertDescription: 'A DomainName needs a CertificateArn: browsers would refuse the connection otherwise.',
        },
      ],
    });
  }
}
