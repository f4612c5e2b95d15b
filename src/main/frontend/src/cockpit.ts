import { oneSignIn } from './session';

oneSignIn();
