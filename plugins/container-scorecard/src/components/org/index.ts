export { OrganisationContent, OrganisationPage } from './OrganisationPage';
